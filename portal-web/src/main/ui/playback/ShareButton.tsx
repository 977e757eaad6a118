import { Button, Checkbox, CopyButton, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconShare } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { watchPath } from '../catalog/paths.ts';
import type { Media } from '../platform/api/types.ts';
import { clock } from '../platform/format/time.ts';

export function ShareButton({ media, seconds }: { media: Media; seconds: number }) {
  const { t } = useTranslation();
  const [at, setAt] = useState<number | null>(null);
  const [timed, setTimed] = useState(true);
  const second = at ?? seconds;
  const path = watchPath(media.id, media.title, timed && second > 0 ? second : undefined);
  const link = new URL(path, window.location.href).href;
  return (
    <Popover
      width={340}
      position="bottom-end"
      trapFocus
      onOpen={() => setAt(seconds)}
      onClose={() => setAt(null)}
    >
      <Popover.Target>
        <Button variant="default" leftSection={<IconShare size={18} stroke={1.75} />}>
          {t('playback.share')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <TextInput
            label={t('playback.shareLink')}
            value={link}
            readOnly
            onFocus={(event) => event.target.select()}
          />
          {second > 0 && (
            <Checkbox
              label={t('playback.shareAt', { time: clock(second) })}
              checked={timed}
              onChange={(event) => setTimed(event.currentTarget.checked)}
            />
          )}
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button
                onClick={copy}
                leftSection={
                  copied ? <IconCheck size={18} stroke={1.9} /> : <IconCopy size={18} stroke={1.75} />
                }
              >
                {copied ? t('platform.act.copied') : t('playback.copyLink')}
              </Button>
            )}
          </CopyButton>
          <Text size="xs" c="dimmed">
            {t('playback.shareText')}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
