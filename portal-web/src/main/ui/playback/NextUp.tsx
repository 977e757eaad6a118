import { useQuery } from '@tanstack/react-query';
import { IconPlaylist } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { watchPath } from '../catalog/paths.ts';
import { Poster } from '../catalog/Poster.tsx';
import { api } from '../platform/api/client.ts';
import type { Media } from '../platform/api/types.ts';
import { Empty, Failure } from '../platform/kit/States.tsx';
import { TimeAgo } from '../platform/kit/TimeAgo.tsx';
import type { SimilarList } from '../search/types.ts';
import { NextUpGhost } from './NextUpGhost.tsx';
import { useSiblings } from './siblings.ts';
import classes from './NextUp.module.css';

interface Entry {
  id: string;
  title: string;
  posterUrl: string | null;
  kind: Media['kind'];
  durationSeconds: number | null;
  from: string;
  at: string;
}

/** What comes next in the channel, and below it what is about the same. */
export function NextUp({ media }: { media: Media }) {
  const { t } = useTranslation();
  const list = useSiblings(media);
  const alike = useQuery({
    queryKey: ['media', 'similar', media.id],
    queryFn: ({ signal }) => api<SimilarList>(`/media/${media.id}/similar`, { signal }),
    // Where time ran out, or the index is being built, the next look may find more.
    staleTime: (query) => (query.state.data?.partial ? 0 : 300_000),
  });
  const others = list.items
    ?.filter((item) => item.id !== media.id)
    .map((item) => ({
      ...item,
      from: item.channel?.name ?? item.owner.name,
      at: item.publishedAt ?? item.createdAt,
    }));
  const near = new Set(others?.map((item) => item.id));
  const similar = (alike.data?.items ?? [])
    .filter((item) => !near.has(item.id))
    .map((item) => ({ ...item, from: item.channel?.name ?? '', at: item.createdAt }));
  const building = alike.data?.building && t('playback.next.building');
  if (list.error) return <Failure compact error={list.error} onRetry={() => void list.refetch()} />;
  if (!others) return <NextUpGhost />;
  if (others.length === 0 && !alike.isPending && similar.length === 0) {
    return (
      <Empty compact icon={<IconPlaylist size={28} stroke={1.75} />} title={t('playback.next.none')}>
        {building}
      </Empty>
    );
  }
  return (
    <div className={classes.both}>
      <Entries entries={others} />
      {similar.length > 0 && (
        <section aria-labelledby="alike">
          <h3 id="alike" className={classes.alike}>
            {t('playback.next.alike')}
          </h3>
          <Entries entries={similar} />
        </section>
      )}
      {building && <p className={classes.building}>{building}</p>}
    </div>
  );
}

function Entries({ entries }: { entries: Entry[] }) {
  return (
    <ul className={classes.list}>
      {entries.map((item) => (
        <li key={item.id}>
          <Link to={watchPath(item.id, item.title)} className={classes.item}>
            <span className={classes.poster}>
              <Poster url={item.posterUrl} kind={item.kind} durationSeconds={item.durationSeconds} />
            </span>
            <span className={classes.words}>
              <span className={classes.title} dir="auto">
                {item.title}
              </span>
              <span className={classes.meta}>
                {item.from && <bdi>{item.from}</bdi>}
                {item.from && ' · '}
                <TimeAgo at={item.at} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
