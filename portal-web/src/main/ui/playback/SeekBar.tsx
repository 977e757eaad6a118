import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TilePicture } from '../catalog/Poster.tsx';
import { tileAt, type Tile } from '../catalog/storyboard.ts';
import type { Chapter } from '../platform/api/types.ts';
import { clock } from '../platform/format/time.ts';
import { HEAT_HEIGHT, HEAT_WIDTH } from './heat.ts';
import { useActions, useBufferedEnd, useDuration, useTime } from './media.ts';
import classes from './SeekBar.module.css';

interface Props {
  tiles: Tile[];
  chapters: Chapter[];
  /** Seconds at which the words that were searched for are said. */
  marks: number[];
  heat?: string | null;
  durationSeconds: number;
}

const STEP_SECONDS = 5;

/** Chapters as stretches of the bar, with a gap between them; one stretch where there are none. */
function stretches(chapters: Chapter[], duration: number): [number, number][] {
  const starts = chapters
    .map((chapter) => chapter.startSeconds)
    .filter((start) => start > 0 && start < duration);
  const edges = [0, ...starts, duration];
  return edges.slice(0, -1).map((from, index) => [from, edges[index + 1] ?? duration]);
}

function fill(value: number, [from, to]: [number, number]): string {
  const share = (value - from) / Math.max(0.001, to - from);
  return `${Math.min(100, Math.max(0, share * 100))}%`;
}

export function SeekBar({ tiles, chapters, marks, heat, durationSeconds }: Props) {
  const { t } = useTranslation();
  const actions = useActions();
  const time = useTime();
  const duration = useDuration(durationSeconds);
  const buffered = useBufferedEnd();
  const bar = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = dragged ?? time;

  function secondsAt(event: PointerEvent): number {
    const box = bar.current?.getBoundingClientRect();
    if (!box) return 0;
    const rtl = document.documentElement.dir === 'rtl';
    const share = (rtl ? box.right - event.clientX : event.clientX - box.left) / box.width;
    return Math.min(1, Math.max(0, share)) * duration;
  }

  function down(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged(secondsAt(event));
  }
  function move(event: PointerEvent<HTMLDivElement>) {
    const at = secondsAt(event);
    setHover(at);
    if (dragged !== null) setDragged(at);
  }
  function up(event: PointerEvent<HTMLDivElement>) {
    if (dragged === null) return;
    actions.seek(secondsAt(event));
    setDragged(null);
    if (event.pointerType !== 'mouse') setHover(null);
  }
  function onKey(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowLeft: -STEP_SECONDS,
      ArrowDown: -STEP_SECONDS,
      ArrowRight: STEP_SECONDS,
      ArrowUp: STEP_SECONDS,
      PageDown: -60,
      PageUp: 60,
    };
    const step = steps[event.key];
    if (step !== undefined) actions.seekBy(step);
    else if (event.key === 'Home') actions.seek(0);
    else if (event.key === 'End') actions.seek(duration);
    else return;
    event.preventDefault();
  }

  const peek = dragged ?? hover;
  return (
    <div
      ref={bar}
      className={classes.bar}
      role="slider"
      tabIndex={0}
      aria-label={t('playback.seek')}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration)}
      aria-valuenow={Math.round(time)}
      aria-valuetext={t('playback.position', { at: clock(time), total: clock(duration) })}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => setDragged(null)}
      onPointerLeave={() => setHover(null)}
      onKeyDown={onKey}
      data-dragging={dragged !== null || undefined}
    >
      {heat && (
        <svg
          className={classes.heat}
          viewBox={`0 0 ${HEAT_WIDTH} ${HEAT_HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path d={heat} />
        </svg>
      )}
      <div className={classes.track}>
        {stretches(chapters, duration).map((stretch) => (
          <span key={stretch[0]} className={classes.stretch} style={{ flexGrow: stretch[1] - stretch[0] }}>
            <span className={classes.buffered} style={{ inlineSize: fill(buffered, stretch) }} />
            {peek !== null && <span className={classes.peeked} style={{ inlineSize: fill(peek, stretch) }} />}
            <span className={classes.played} style={{ inlineSize: fill(shown, stretch) }} />
          </span>
        ))}
        {marks.map((mark) => (
          <span
            key={mark}
            className={classes.mark}
            style={{ insetInlineStart: `${(mark / duration) * 100}%` }}
          />
        ))}
      </div>
      <span
        className={classes.knob}
        style={{ insetInlineStart: `${duration > 0 ? (shown / duration) * 100 : 0}%` }}
      />
      {peek !== null && <Peek seconds={peek} duration={duration} tiles={tiles} chapters={chapters} />}
    </div>
  );
}

interface PeekProps {
  seconds: number;
  duration: number;
  tiles: Tile[];
  chapters: Chapter[];
}

/** The picture and the time above the pointer, kept within the player. */
function Peek({ seconds, duration, tiles, chapters }: PeekProps) {
  const tile = tileAt(tiles, seconds);
  const chapter = chapters.findLast((one) => one.startSeconds <= seconds);
  const share = duration > 0 ? (seconds / duration) * 100 : 0;
  const half = tile ? 86 : 32;
  return (
    <div
      className={classes.peek}
      style={{ insetInlineStart: `clamp(${half}px, ${share}%, calc(100% - ${half}px))` }}
      aria-hidden="true"
    >
      {tile && (
        <span className={classes.picture} style={{ aspectRatio: `${tile.width} / ${tile.height}` }}>
          <TilePicture tile={tile} />
        </span>
      )}
      {chapter && (
        <span className={classes.chapter} dir="auto">
          {chapter.title}
        </span>
      )}
      <span className={classes.time}>{clock(seconds)}</span>
    </div>
  );
}
