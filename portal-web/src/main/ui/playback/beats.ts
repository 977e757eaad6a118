import { api, ProblemError } from '../platform/api/client.ts';
import { attentionOf } from './attention.ts';
import { partsOf, type Beat } from './beatParts.ts';
import { WatchTracker } from './watchTracker.ts';

export interface BeatReply {
  coveredSeconds: number;
  completed: boolean;
  requiredShare: number;
  /** Some of this beat is kept, but not counted yet. */
  pending: boolean;
}

const EVERY_MS = 10_000;

/** While nothing plays, no next beat comes that would tell more, or say again what was not taken. */
const AGAIN_AFTER_MS = [2_000, 4_000, 8_000, 16_000];

/**
 * Tells the server what was watched. Each beat carries the whole session's coverage, so one that is lost costs nothing:
 * the next says it again.
 */
export class Beats {
  private readonly tracker = new WatchTracker();
  private timer: ReturnType<typeof setInterval> | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private repeats = 0;
  private attached = false;
  private told = '';
  private position = 0;
  private readonly video: HTMLVideoElement;
  private readonly sessionId: string;
  private readonly audio: boolean;
  private readonly onReply: (reply: BeatReply) => void;

  /** @param audio whether there is nothing to see */
  constructor(
    video: HTMLVideoElement,
    sessionId: string,
    audio: boolean,
    onReply: (reply: BeatReply) => void,
  ) {
    this.video = video;
    this.sessionId = sessionId;
    this.audio = audio;
    this.onReply = onReply;
  }

  /** Listens until the returned function is called. */
  attach(): () => void {
    const stop = new AbortController();
    const on = (name: string, listener: () => void, target: EventTarget = this.video) =>
      target.addEventListener(name, listener, { signal: stop.signal });
    this.attached = true;
    this.attend();
    for (const change of ['volumechange', 'enterpictureinpicture', 'leavepictureinpicture']) {
      on(change, () => this.attend());
    }
    on('visibilitychange', () => this.attend(), document);
    on('playing', () => {
      this.repeats = 0;
      this.tracker.begin(this.video, performance.now());
    });
    on('timeupdate', () => this.sample());
    on('ratechange', () => this.sample());
    on('waiting', () => this.halt());
    on('seeking', () => this.tracker.stop());
    on('seeked', () => {
      if (!this.video.paused) this.tracker.begin(this.video, performance.now());
      void this.send();
    });
    on('pause', () => {
      this.halt();
      void this.send();
    });
    on('ended', () => {
      this.halt();
      void this.send();
    });
    // A film that ended without a network has no later beat.
    const reconnected = () => {
      this.repeats = 0;
      void this.send();
    };
    on('online', reconnected, window);
    on('pagehide', () => void this.leave(), window);
    on('visibilitychange', () => document.visibilityState === 'hidden' && void this.leave(), document);
    this.timer = setInterval(() => {
      if (!this.video.paused) void this.send();
    }, EVERY_MS);
    return () => {
      clearInterval(this.timer);
      clearTimeout(this.again);
      this.attached = false;
      stop.abort();
      void this.leave();
    };
  }

  private sample(): void {
    if (!this.video.seeking) this.tracker.sample(this.video, performance.now());
  }

  /** What has played until now did so as it was before. */
  private attend(): void {
    this.sample();
    this.tracker.attend(attentionOf(this.video, this.audio));
  }

  private halt(): void {
    this.sample();
    this.tracker.stop();
  }

  private leave(): Promise<void> {
    this.sample();
    return this.send(true);
  }

  private async send(keepalive = false): Promise<void> {
    this.sample();
    // An element that was emptied stands at zero, which is not where the viewer stood.
    if (this.video.readyState > 0) this.position = this.video.currentTime;
    const beat: Beat = {
      coverage: this.tracker.coverage.toJSON(),
      hidden: this.tracker.hidden.toJSON(),
      silent: this.tracker.silent.toJSON(),
      fast: this.tracker.fast,
      position: Math.round(this.position * 1000) / 1000,
      rate: this.video.playbackRate,
      ended: this.video.ended,
    };
    const text = JSON.stringify(beat);
    if (beat.coverage.length === 0 || text === this.told) return;
    this.told = text;
    try {
      // fetch with keepalive outlives the page as a beacon does, and carries the CSRF header, which a beacon cannot.
      const post = (body: Beat) =>
        api<BeatReply>(`/playback/${this.sessionId}/beats`, { method: 'POST', body, keepalive });
      // All at once: of a page that goes, none would follow.
      const replies = await Promise.all(partsOf(beat).map(post));
      const told = replies.reduce((most, reply) =>
        reply.coveredSeconds > most.coveredSeconds ? reply : most,
      );
      const pending = replies.some((reply) => reply.pending);
      this.onReply({ ...told, completed: replies.some((reply) => reply.completed), pending });
      if (pending) this.repeat();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.told = '';
      if (error.problem.status === 0 || error.problem.status === 503) this.repeat();
    }
  }

  private repeat(): void {
    const delay = AGAIN_AFTER_MS[this.repeats];
    if (!this.attached || !this.video.paused || delay === undefined) return;
    this.repeats += 1;
    clearTimeout(this.again);
    this.again = setTimeout(() => {
      this.told = '';
      void this.send();
    }, delay);
  }
}
