import { IconPlaylist } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { watchPath } from '../catalog/paths.ts';
import { Poster } from '../catalog/Poster.tsx';
import type { Media } from '../platform/api/types.ts';
import { Empty } from '../platform/kit/States.tsx';
import { TimeAgo } from '../platform/kit/TimeAgo.tsx';
import { useSiblings } from './siblings.ts';
import classes from './NextUp.module.css';

export function NextUp({ media }: { media: Media }) {
  const { t } = useTranslation();
  const list = useSiblings(media);
  const others = list.items?.filter((item) => item.id !== media.id);
  if (others?.length === 0) {
    return <Empty compact icon={<IconPlaylist size={28} stroke={1.75} />} title={t('playback.next.none')} />;
  }
  return (
    <ul className={classes.list}>
      {others?.map((item) => (
        <li key={item.id}>
          <Link to={watchPath(item.id, item.title)} className={classes.item}>
            <span className={classes.poster}>
              <Poster url={item.posterUrl} kind={item.kind} durationSeconds={item.durationSeconds} />
            </span>
            <span className={classes.words}>
              <span className={classes.title}>{item.title}</span>
              <span className={classes.meta}>
                {item.channel?.name ?? item.owner.name} · <TimeAgo at={item.publishedAt ?? item.createdAt} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
