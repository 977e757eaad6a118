import { Coverage } from './coverage.ts';

/** What of a media element matters here, so that a test needs none. */
export interface Playhead {
  currentTime: number;
  playbackRate: number;
}

/** Whether somebody can have looked, or can at least have listened. */
export type Attention = 'seen' | 'heard' | 'none';

const SLACK_SECONDS = 0.35;

/**
 * Turns samples of the playhead into coverage. A stretch counts only when the clock had the time for it: a jump of the
 * slider covers nothing, whatever events the browser sends around it. What played behind other windows, and what did so
 * without sound, is also told apart: whether that counts, the server decides.
 */
export class WatchTracker {
  readonly coverage = new Coverage();
  private readonly seen = new Coverage();
  private readonly heard = new Coverage();
  private attention: Attention = 'seen';
  private lastPosition: number | null = null;
  private lastMs = 0;

  /** Playback begins or goes on at the element's position. */
  begin(head: Playhead, nowMs: number): void {
    this.lastPosition = head.currentTime;
    this.lastMs = nowMs;
  }

  sample(head: Playhead, nowMs: number): void {
    if (this.lastPosition === null) return;
    const moved = head.currentTime - this.lastPosition;
    const allowed = ((nowMs - this.lastMs) / 1000) * head.playbackRate * 1.1 + SLACK_SECONDS;
    if (moved > 0 && moved <= allowed) {
      this.coverage.add(this.lastPosition, head.currentTime);
      if (this.attention === 'seen') this.seen.add(this.lastPosition, head.currentTime);
      if (this.attention === 'heard') this.heard.add(this.lastPosition, head.currentTime);
    }
    this.begin(head, nowMs);
  }

  /** From here on; to be sampled before. */
  attend(how: Attention): void {
    this.attention = how;
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
