import { IconHeadphones, IconMovie } from '@tabler/icons-react';
import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../platform/format/time.ts';
import type { MediaKind } from '../platform/api/types.ts';
import { tileAt, type Tile } from './storyboard.ts';
import { useStoryboard } from './useStoryboard.ts';
import classes from './Poster.module.css';

const HOVER_MS = 400;

interface Props {
  url: string | null;
  kind: MediaKind | null;
  durationSeconds?: number | null;
  storyboardUrl?: string | null;
  /** 0 to 1, drawn as a line under the picture. */
  progress?: number | null;
  badge?: ReactNode;
  eager?: boolean;
  /** The card says that it has the keyboard's focus, which shows the storyboard as a pointer does. */
  focused?: boolean;
}

/** A 16:9 picture; after a moment under the pointer it scrubs through the storyboard. */
export function Poster({
  url,
  kind,
  durationSeconds,
  storyboardUrl,
  progress,
  badge,
  eager,
  focused,
}: Props) {
  const { t } = useTranslation();
  const [awake, setAwake] = useState(false);
  const [share, setShare] = useState(0.5);
  const [broken, setBroken] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tiles = useStoryboard(storyboardUrl ?? null, awake || Boolean(focused));
  useEffect(() => () => clearTimeout(timer.current), []);

  function enter(event: PointerEvent) {
    if (event.pointerType !== 'mouse' || !storyboardUrl) return;
    timer.current = setTimeout(() => setAwake(true), HOVER_MS);
  }
  function leave() {
    clearTimeout(timer.current);
    setAwake(false);
  }
  function move(event: PointerEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    setShare(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
  }

  const tile =
    awake || focused ? tileAt(tiles, share * (durationSeconds ?? tiles.at(-1)?.endSeconds ?? 0)) : null;
  const Icon = kind === 'AUDIO' ? IconHeadphones : IconMovie;
  return (
    <div
      className={classes.frame}
      onPointerEnter={enter}
      onPointerLeave={leave}
      onPointerMove={awake ? move : undefined}
    >
      {url && !broken ? (
        <img
          className={classes.image}
          src={url}
          alt=""
          width={640}
          height={360}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : 'auto'}
          decoding="async"
          onError={() => setBroken(true)}
        />
      ) : (
        <span className={classes.blank} aria-hidden="true">
          <Icon size={34} stroke={1.5} />
        </span>
      )}
      {tile && <TilePicture tile={tile} />}
      {tile && <span className={classes.scrub} style={{ inlineSize: `${share * 100}%` }} />}
      {badge && <span className={classes.corner}>{badge}</span>}
      {durationSeconds != null && durationSeconds > 0 && (
        <span className={classes.length}>
          {kind === 'AUDIO' && <IconHeadphones size={12} stroke={2} aria-label={t('catalog.card.audio')} />}
          <span aria-label={t('catalog.card.length', { time: clock(durationSeconds) })} role="text">
            {clock(durationSeconds)}
          </span>
        </span>
      )}
      {progress != null && progress > 0 && !tile && (
        <span className={classes.progress} aria-hidden="true">
          <span style={{ inlineSize: `${Math.max(2, Math.min(100, progress * 100))}%` }} />
        </span>
      )}
    </div>
  );
}

/** One tile of a sheet, cut out by the view box and scaled to fill whatever frame it is in. */
export function TilePicture({ tile }: { tile: Tile }) {
  return (
    <svg
      className={classes.tile}
      viewBox={`0 0 ${tile.width} ${tile.height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <image href={tile.url} x={-tile.x} y={-tile.y} />
    </svg>
  );
}
