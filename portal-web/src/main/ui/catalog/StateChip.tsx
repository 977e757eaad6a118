import { useTranslation } from 'react-i18next';
import type { MediaSummary } from '../platform/api/types.ts';
import classes from '../platform/kit/chip.module.css';

type Shown = Pick<MediaSummary, 'state' | 'processing'>;

/** One word about where an item stands; over a poster only what is out of the ordinary is said. */
export function StateChip({ media, onPoster }: { media: Shown; onPoster?: boolean }) {
  const { t } = useTranslation();
  const busy = media.processing === 'UPLOADING' || media.processing === 'PROCESSING';
  if (media.processing === 'FAILED') {
    return (
      <span className={classes.chip} data-tone="alert" data-solid={onPoster}>
        {t('processing.state.FAILED')}
      </span>
    );
  }
  if (busy) {
    return (
      <span className={classes.chip} data-tone="busy" data-solid={onPoster}>
        {t(`processing.state.${media.processing}`)}
      </span>
    );
  }
  if (onPoster && media.state === 'PUBLISHED') return null;
  const tone = media.state === 'PUBLISHED' ? 'good' : 'plain';
  return (
    <span className={classes.chip} data-tone={tone} data-solid={onPoster}>
      {t(`catalog.state.${media.state}`)}
    </span>
  );
}
