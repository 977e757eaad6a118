import { Coverage } from './coverage.ts';

/** What of a media element matters here, so that a test needs none. */
export interface Playhead {
  currentTime: number;
  playbackRate: number;
}

const SLACK_SECONDS = 0.35;

/**
 * Turns samples of the playhead into coverage. A stretch counts only when the clock had the time for it: a jump of the
 * slider covers nothing, whatever events the browser sends around it.
 */
export class WatchTracker {
  readonly coverage = new Coverage();
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
    if (moved > 0 && moved <= allowed) this.coverage.add(this.lastPosition, head.currentTime);
    this.begin(head, nowMs);
  }

  /** Playback stands still, is being moved or waits for data. */
  stop(): void {
    this.lastPosition = null;
  }
}
