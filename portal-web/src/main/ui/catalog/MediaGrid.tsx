import { useTranslation } from 'react-i18next';
import type { MediaSummary } from '../platform/api/types.ts';
import { CardSkeleton, MediaCard } from './MediaCard.tsx';
import classes from './MediaGrid.module.css';

interface Props {
  items: MediaSummary[] | undefined;
  skeletons?: number;
  /** One line of cards that scrolls sideways where it does not fit. */
  row?: boolean;
  showLeft?: boolean;
  eager?: boolean;
}

export function MediaGrid({ items, skeletons = 8, row, showLeft, eager }: Props) {
  const { t } = useTranslation();
  const className = row ? classes.row : classes.grid;
  if (!items) {
    return (
      <div className={className} role="status" aria-label={t('platform.list.loading')}>
        {Array.from({ length: skeletons }, (_, index) => (
          <CardSkeleton key={index} />
        ))}
      </div>
    );
  }
  return (
    <ul className={className}>
      {items.map((media, index) => (
        <li key={media.id}>
          <MediaCard
            media={media}
            showLeft={showLeft}
            eager={eager && index < 4}
            heading={row ? 'h3' : 'h2'}
          />
        </li>
      ))}
    </ul>
  );
}
