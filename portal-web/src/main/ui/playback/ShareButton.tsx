import { Button, Popover, Skeleton } from '@mantine/core';
import { IconShare } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Media } from '../platform/api/types.ts';

const load = () => import('./ShareLink.tsx');
const ShareLink = lazy(async () => ({ default: (await load()).ShareLink }));

export function ShareButton({ media, seconds }: { media: Media; seconds: number }) {
  const { t } = useTranslation();
  const [at, setAt] = useState<number | null>(null);
  return (
    <Popover
      width={340}
      position="bottom-end"
      trapFocus
      onOpen={() => setAt(seconds)}
      onClose={() => setAt(null)}
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconShare size={18} stroke={1.75} />}
          onPointerEnter={() => void load()}
          onFocus={() => void load()}
        >
          {t('playback.share')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<Skeleton height={190} />}>
          <ShareLink media={media} second={at ?? seconds} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
