import { Button, Checkbox, CopyButton, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { watchPath } from '../catalog/paths.ts';
import type { Media } from '../platform/api/types.ts';
import { clock } from '../platform/format/time.ts';

/** The item's address, at `second` where that is wished. */
export function ShareLink({ media, second }: { media: Media; second: number }) {
  const { t } = useTranslation();
  const [timed, setTimed] = useState(true);
  const path = watchPath(media.id, media.title, timed && second > 0 ? second : undefined);
  const link = new URL(path, window.location.href).href;
  return (
    <Stack gap="sm">
      <TextInput
        label={t('playback.shareLink')}
        value={link}
        readOnly
        data-autofocus
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
            leftSection={copied ? <IconCheck size={18} stroke={1.9} /> : <IconCopy size={18} stroke={1.75} />}
          >
            {copied ? t('platform.act.copied') : t('playback.copyLink')}
          </Button>
        )}
      </CopyButton>
      <Text size="xs" c="dimmed">
        {t('playback.shareText')}
      </Text>
    </Stack>
  );
}
