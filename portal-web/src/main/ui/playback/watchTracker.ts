import { Coverage, type Interval } from './coverage.ts';

/** What of a media element matters here, so that a test needs none. */
export interface Playhead {
  currentTime: number;
  playbackRate: number;
}

/** Whether somebody can have looked, or can at least have listened. */
export type Attention = 'seen' | 'heard' | 'none';

/** What played at a speed above the normal one. */
export interface Fast {
  rate: number;
  parts: Interval[];
}

const SLACK_SECONDS = 0.35;
const EXACT_SPEEDS = 16;
const FASTEST = 4;

/**
 * Turns samples of the playhead into coverage. A stretch counts only when the clock had the time for it: a jump of the
 * slider covers nothing, whatever events the browser sends around it. What played behind other windows, and what did so
 * without sound, is also told apart: whether that counts, the server decides. And what played fast, by its speed: it costs
 * less of the viewer's time than what did not.
 */
export class WatchTracker {
  readonly coverage = new Coverage();
  private readonly seen = new Coverage();
  private readonly heard = new Coverage();
  private attention: Attention = 'seen';
  private lastPosition: number | null = null;
  private lastMs = 0;
  private lastRate = 1;
  private readonly byRate = new Map<number, Coverage>();

  /** Playback begins or goes on at the element's position. */
  begin(head: Playhead, nowMs: number): void {
    this.lastPosition = head.currentTime;
    this.lastMs = nowMs;
    this.lastRate = head.playbackRate;
  }

  sample(head: Playhead, nowMs: number): void {
    if (this.lastPosition === null) return;
    const moved = head.currentTime - this.lastPosition;
    // The browser tells of another speed after it has begun.
    const rate = Math.max(head.playbackRate, this.lastRate);
    const allowed = ((nowMs - this.lastMs) / 1000) * rate * 1.1 + SLACK_SECONDS;
    if (moved > 0 && moved <= allowed) {
      this.coverage.add(this.lastPosition, head.currentTime);
      if (rate > 1) this.coverageAt(rate).add(this.lastPosition, head.currentTime);
      if (this.attention === 'seen') this.seen.add(this.lastPosition, head.currentTime);
      if (this.attention === 'heard') this.heard.add(this.lastPosition, head.currentTime);
    }
    this.begin(head, nowMs);
  }

  /** From here on; to be sampled before. */
  attend(how: Attention): void {
    this.attention = how;
  }

  private coverageAt(rate: number): Coverage {
    // Another program may turn the speed like a knob, and the server takes 32 of them: then upwards, to a quarter.
    const some = this.byRate.size < EXACT_SPEEDS || this.byRate.has(rate);
    const speed = some ? rate : Math.min(Math.ceil(rate * 4) / 4, FASTEST);
    const known = this.byRate.get(speed) ?? new Coverage();
    this.byRate.set(speed, known);
    return known;
  }

  get fast(): Fast[] {
    return [...this.byRate]
      .sort(([a], [b]) => a - b)
      .map(([rate, coverage]) => ({ rate, parts: coverage.toJSON() }));
  }

  /** What never played otherwise than out of sight. */
  get hidden(): Coverage {
    return this.coverage.minus(this.seen);
  }

  /** What of that never played with sound either. */
  get silent(): Coverage {
    return this.hidden.minus(this.heard);
  }

  /** Playback stands still, is being moved or waits for data. */
  stop(): void {
    this.lastPosition = null;
  }
}
