import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import type { Media } from '../../platform/api/types.ts';
import { Failure } from '../../platform/kit/States.tsx';
import { ChapterEditor } from './ChapterEditor.tsx';
import { PosterPicker } from './PosterPicker.tsx';
import type { ItemChapters } from './types.ts';
import classes from './Extras.module.css';

/** What stands for the film, and how it is divided. */
export function ChaptersTab({ media }: { media: Media }) {
  const { t } = useTranslation();
  const chapters = useQuery({
    queryKey: ['media', 'chapters', media.id],
    queryFn: ({ signal }) => api<ItemChapters>(`/media/${media.id}/chapters`, { signal }),
    // Nobody's typing is to be overwritten by an answer that comes later.
    refetchOnWindowFocus: false,
  });
  return (
    <div className={classes.stack}>
      <section className={classes.box} aria-labelledby="poster">
        <h2 id="poster">{t('extras.poster')}</h2>
        <PosterPicker media={media} />
      </section>
      <section className={classes.box} aria-labelledby="item-chapters">
        <h2 id="item-chapters">{t('extras.chapters')}</h2>
        {chapters.isError && (
          <Failure compact error={chapters.error} onRetry={() => void chapters.refetch()} />
        )}
        {chapters.isPending && <Skeleton height={180} />}
        {chapters.data && (
          <ChapterEditor key={chapters.dataUpdatedAt} media={media} chapters={chapters.data} />
        )}
      </section>
    </div>
  );
}
