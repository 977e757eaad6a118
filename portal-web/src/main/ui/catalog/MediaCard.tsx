import { ActionIcon, Menu, Skeleton } from '@mantine/core';
import {
  IconChartBar,
  IconCircleCheckFilled,
  IconDotsVertical,
  IconLink,
  IconSettings,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { has, useMe } from '../identity/session.ts';
import { TimeAgo } from '../platform/kit/TimeAgo.tsx';
import { tell } from '../platform/kit/toast.ts';
import type { MediaSummary } from '../platform/api/types.ts';
import { Poster } from './Poster.tsx';
import { StateChip } from './StateChip.tsx';
import { watchPath } from './paths.ts';
import { prefetchPlayer } from './prefetch.ts';
import classes from './MediaCard.module.css';

const NEW_FOR_MS = 7 * 86_400_000;

interface Props {
  media: MediaSummary;
  eager?: boolean;
  showLeft?: boolean;
  /** Level of the card's heading, one below what stands over it. */
  heading?: 'h2' | 'h3';
}

export function MediaCard({ media, eager, showLeft, heading: Heading = 'h3' }: Props) {
  const { t } = useTranslation();
  const [focused, setFocused] = useState(false);
  const [openedAt] = useState(() => Date.now());
  const started = media.progressSeconds ?? 0;
  const duration = media.durationSeconds ?? 0;
  const progress = media.completed ? 1 : duration > 0 ? started / duration : 0;
  const published = media.publishedAt ?? media.createdAt;
  const isNew = openedAt - new Date(published).getTime() < NEW_FOR_MS && started === 0 && !media.completed;
  const minutesLeft = Math.round((duration - started) / 60);

  return (
    <article className={classes.card} onPointerEnter={prefetchPlayer}>
      <Link
        to={watchPath(media.id, media.title)}
        className={classes.link}
        onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
      >
        <Poster
          url={media.posterUrl}
          kind={media.kind}
          durationSeconds={media.durationSeconds}
          storyboardUrl={media.storyboardUrl}
          progress={progress}
          eager={eager}
          focused={focused}
          badge={<StateChip media={media} onPoster />}
        />
        <Heading className={classes.title} dir="auto">
          {isNew && <span className={classes.new} role="img" aria-label={t('catalog.card.new')} />}
          {media.title}
        </Heading>
      </Link>
      <div className={classes.foot}>
        <p className={classes.meta}>
          {showLeft && !media.completed && duration > 0 ? (
            <span>
              {minutesLeft > 0
                ? t('catalog.card.left', { time: t('catalog.card.minutes', { count: minutesLeft }) })
                : t('catalog.card.almostOver')}
            </span>
          ) : media.completed ? (
            <span className={classes.done}>
              <IconCircleCheckFilled size={14} aria-hidden="true" />
              {t('catalog.card.completed')}
            </span>
          ) : null}
          <bdi>{media.channel?.name ?? media.owner.name}</bdi>
          {!showLeft && <TimeAgo at={published} />}
        </p>
        <CardMenu media={media} />
      </div>
    </article>
  );
}

function CardMenu({ media }: { media: MediaSummary }) {
  const { t } = useTranslation();
  const me = useMe();
  const mayEdit = has(me) || (has(me, 'AUTHOR') && media.owner.id === me.id);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          className={classes.menu}
          aria-label={t('catalog.card.menu', { title: media.title })}
        >
          <IconDotsVertical size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconLink size={18} stroke={1.75} />}
          onClick={() => {
            void navigator.clipboard
              .writeText(new URL(watchPath(media.id, media.title), window.location.href).href)
              .then(() => tell(t('platform.act.copied')));
          }}
        >
          {t('catalog.card.share')}
        </Menu.Item>
        {(mayEdit || has(me, 'LEARNING')) && (
          <Menu.Item
            component={Link}
            to={`/library/${media.id}`}
            leftSection={
              mayEdit ? <IconSettings size={18} stroke={1.75} /> : <IconChartBar size={18} stroke={1.75} />
            }
          >
            {t(mayEdit ? 'catalog.card.settings' : 'catalog.card.learning')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The shape of a card, in its final size. */
export function CardSkeleton() {
  return (
    <div className={classes.card} aria-hidden="true">
      <Skeleton className={classes.ghostPoster} radius={12} />
      <Skeleton height={16} width="85%" mt={12} />
      <Skeleton height={12} width="50%" mt={10} mb={10} />
    </div>
  );
}
