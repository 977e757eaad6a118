import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { watchPath } from '../catalog/paths.ts';
import { Poster } from '../catalog/Poster.tsx';
import type { Media, MediaSummary } from '../platform/api/types.ts';
import { useEnded } from './media.ts';
import { nextOf } from './next.ts';
import { useSiblings } from './siblings.ts';
import classes from './UpNext.module.css';

const WAIT_SECONDS = 10;

/** At the end, what comes next in the channel, which starts by itself unless one says no. */
export function UpNext({ media }: { media: Media }) {
  const ended = useEnded();
  const siblings = useSiblings(media, ended);
  const next = ended && siblings.items ? nextOf(siblings.items, media.id) : null;
  return next && <Offer key={next.id} next={next} />;
}

function Offer({ next }: { next: MediaSummary }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [left, setLeft] = useState(WAIT_SECONDS);
  const [refused, setRefused] = useState(false);
  const path = watchPath(next.id, next.title);
  useEffect(() => {
    if (refused) return;
    // Nobody is moved on while they look at something else.
    const timer = setInterval(() => setLeft((now) => (document.hidden ? now : now - 1)), 1000);
    return () => clearInterval(timer);
  }, [refused]);
  useEffect(() => {
    if (left <= 0 && !refused) void navigate(path);
  }, [left, refused, navigate, path]);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => event.key === 'Escape' && setRefused(true);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  if (refused) return null;
  return (
    <div className={classes.offer} role="dialog" aria-label={t('playback.upNext.title')}>
      <p className={classes.head}>
        {t('playback.upNext.title')}
        <span aria-hidden="true">{t('playback.upNext.left', { count: Math.max(0, left) })}</span>
      </p>
      <div className={classes.poster}>
        <Poster url={next.posterUrl} kind={next.kind} durationSeconds={next.durationSeconds} />
      </div>
      <p className={classes.title} dir="auto">
        {next.title}
      </p>
      <div className={classes.buttons}>
        <button type="button" onClick={() => setRefused(true)}>
          {t('platform.act.cancel')}
        </button>
        <button type="button" data-primary onClick={() => void navigate(path)}>
          {t('playback.upNext.now')}
        </button>
      </div>
    </div>
  );
}
