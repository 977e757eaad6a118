import { Button } from '@mantine/core';
import { IconChartBar, IconFileText, IconInfoCircle, IconSettings } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { has, useMe } from '../identity/session.ts';
import type { IgnoredPlayback, Media } from '../platform/api/types.ts';
import { useFormat } from '../platform/format/useFormat.ts';
import { TimeAgo } from '../platform/kit/TimeAgo.tsx';
import { ShareButton } from './ShareButton.tsx';
import classes from './WatchDetails.module.css';

interface Props {
  media: Media;
  /** Where the player stands, for a link to this second. */
  seconds?: number;
  /** What does not count as watched when it plays out of sight. */
  ignored?: IgnoredPlayback;
  onTranscript?: () => void;
  more?: ReactNode;
}

const LONG_TEXT = 320;

export function WatchDetails({ media, seconds = 0, ignored = 'NONE', onTranscript, more }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const looksAfter = has(useMe(), 'LEARNING');
  const long = media.description.length > LONG_TEXT;
  return (
    <>
      {media.state !== 'PUBLISHED' && (
        <p className={classes.note}>
          <IconInfoCircle size={18} stroke={1.75} aria-hidden="true" />
          {media.state === 'DRAFT' ? t('playback.draftNote') : t('playback.archivedNote')}
        </p>
      )}
      <h1 className={classes.title} dir="auto">
        {media.title}
      </h1>
      <div className={classes.line}>
        <p className={classes.meta}>
          {media.channel ? (
            <Link to={`/channels/${media.channel.id}`}>
              <bdi>{media.channel.name}</bdi>
            </Link>
          ) : (
            <bdi>{media.owner.name}</bdi>
          )}
          <TimeAgo at={media.publishedAt ?? media.createdAt} />
          {media.views > 0 && <span>{t('playback.views', { count: media.views })}</span>}
          {media.language && <span>{format.language(media.language)}</span>}
        </p>
        <div className={classes.actions}>
          {onTranscript && (
            <Button
              variant="default"
              leftSection={<IconFileText size={18} stroke={1.75} />}
              onClick={onTranscript}
            >
              {t('playback.transcript.open')}
            </Button>
          )}
          <ShareButton media={media} seconds={seconds} />
          {(media.mayEdit || looksAfter) && (
            <Button
              variant="default"
              component={Link}
              to={`/library/${media.id}`}
              leftSection={
                media.mayEdit ? (
                  <IconSettings size={18} stroke={1.75} />
                ) : (
                  <IconChartBar size={18} stroke={1.75} />
                )
              }
            >
              {t(media.mayEdit ? 'playback.settingsOfItem' : 'playback.learningOfItem')}
            </Button>
          )}
          {more}
        </div>
      </div>
      {ignored !== 'NONE' && (
        <p className={classes.counts}>
          {t(
            ignored === 'HIDDEN' && media.kind !== 'AUDIO'
              ? 'playback.hiddenIgnored'
              : 'playback.silentIgnored',
          )}
        </p>
      )}
      {(media.description || media.tags.length > 0) && (
        <section className={classes.about} aria-label={t('playback.about')}>
          {media.description && (
            <p className={classes.text} data-folded={(long && !open) || undefined} dir="auto">
              {media.description}
            </p>
          )}
          {long && (
            <button
              type="button"
              className={classes.unfold}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {open ? t('playback.less') : t('playback.more')}
            </button>
          )}
          {media.tags.length > 0 && (
            <ul className={classes.tags}>
              {media.tags.map((tag) => (
                <li key={tag}>
                  <Link to={`/search?q=${encodeURIComponent(tag)}`} dir="auto">
                    {tag}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
}
