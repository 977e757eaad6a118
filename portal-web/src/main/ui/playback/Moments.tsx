import { Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../platform/api/client.ts';
import { clock } from '../platform/format/time.ts';
import type { Filters } from '../search/filters.ts';
import type { MomentList } from '../search/types.ts';
import { Marked } from '../platform/kit/Marked.tsx';
import classes from './ChapterList.module.css';
import { useActions, useTime } from './media.ts';

interface Props {
  media: string;
  q: string;
  /** What the search was narrowed to. */
  filters: Filters;
  /** Takes the seconds of all moments, to be marked on the seek bar. */
  onFound: (seconds: number[]) => void;
}

/** Every moment of the film at which what was searched for is said; each leads there. */
export function Moments({ media, q, filters, onFound }: Props) {
  const { t } = useTranslation();
  const actions = useActions();
  const seconds = useTime();
  const { speaker, language } = filters;
  const [weaker, setWeaker] = useState(false);
  const found = useQuery({
    queryKey: ['media', 'moments', media, q, speaker, language, weaker],
    queryFn: ({ signal }) =>
      api<MomentList>(`/media/${media}/moments`, { query: { q, speaker, language, weaker }, signal }),
    placeholderData: keepPreviousData,
  });
  const moments = found.data?.items;
  useEffect(() => {
    if (moments) onFound([...new Set(moments.map((moment) => moment.startSeconds))]);
  }, [moments, onFound]);
  if (found.isPending) return <Skeleton className={classes.ghost} radius={12} aria-hidden="true" />;
  if (!found.data || !moments?.length) return null;
  const now = moments.findLastIndex((moment) => moment.startSeconds <= seconds + 0.05);
  return (
    <section className={classes.box} aria-labelledby="moments">
      <h2 id="moments">{t('playback.moments', { count: moments.length, q })}</h2>
      {found.data.partial && <p>{t('playback.momentsPartial')}</p>}
      <ol className={classes.list}>
        {moments.map((moment, index) => (
          <li key={`${moment.startSeconds} ${moment.source}`}>
            <button
              type="button"
              className={classes.chapter}
              aria-current={index === now || undefined}
              onClick={() => actions.seek(moment.startSeconds)}
            >
              <span className={classes.time}>{clock(moment.startSeconds)}</span>
              <span dir="auto" lang={moment.language === 'und' ? undefined : moment.language}>
                {moment.source === 'SLIDE' && <span className={classes.source}>{t('finding.in.SLIDE')}</span>}
                {moment.speaker && <bdi>{moment.speaker}</bdi>}
                {moment.speaker && ': '}
                <Marked html={moment.snippetHtml} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {found.data.weaker > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={found.isPlaceholderData}
          onClick={() => setWeaker(true)}
        >
          {t('playback.momentsWeaker', { count: found.data.weaker })}
        </Button>
      )}
    </section>
  );
}
