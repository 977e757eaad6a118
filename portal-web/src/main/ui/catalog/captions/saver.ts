import { ProblemError } from '../../platform/api/client.ts';
import type { Cue } from './cueWork.ts';

export type Saving = 'saved' | 'unsaved' | 'saving' | 'offline' | 'signedOut' | 'refused' | 'conflict';

export interface Known {
  version: string | null;
  published: number;
}

/** What the saver needs of the world. */
export interface Store {
  save: (known: Known, cues: Cue[]) => Promise<Known>;
  /** What is stored now, to see whether it is what was sent already. */
  look: (sent: Cue[]) => Promise<Known | null>;
  /** Who is signed in by now: somebody may have signed in again elsewhere. */
  renew: () => Promise<unknown>;
  /** Keeps what did not reach the server; null when all of it did. */
  backUp: (cues: Cue[] | null) => void;
}

const PAUSE_MS = 1_500;
const BACK_OFF_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

/** Saves by itself, a moment after the last change, one save at a time, until what is wanted is what is stored. */
export class Saver {
  private known: Known;
  private stored: Cue[];
  private wanted: Cue[];
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private signedOut = false;
  private held = false;
  state: Saving = 'saved';
  error: unknown = null;

  constructor(
    private readonly store: Store,
    known: Known,
    stored: Cue[],
    private readonly tell: (state: Saving) => void,
  ) {
    this.known = known;
    this.stored = stored;
    this.wanted = stored;
  }

  wants(cues: Cue[]): void {
    if (cues === this.wanted) return;
    this.wanted = cues;
    if (this.state === 'conflict' || this.failures > 0) {
      this.store.backUp(cues);
      return;
    }
    if (this.state === 'refused') {
      // This change may have mended what was wrong.
      this.store.backUp(cues === this.stored ? null : cues);
      this.error = null;
    }
    if (cues === this.stored && !this.running) {
      clearTimeout(this.timer);
      this.be('saved');
    } else {
      if (!this.running) this.be('unsaved');
      this.later(PAUSE_MS);
    }
  }

  /** Saves what is not, now; true when all is stored. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.wanted !== this.stored && this.state !== 'conflict') await this.run();
    // Somebody may have typed on meanwhile.
    if (this.state === 'unsaved') await this.run();
    return this.wanted === this.stored;
  }

  /** The network is back, or somebody asks for it. */
  again(): void {
    if (this.state === 'offline' || this.state === 'signedOut' || this.state === 'refused') void this.flush();
  }

  /** Saves nothing by itself until `adopt` or `release`: the draft is about to become another one. */
  hold(): void {
    clearTimeout(this.timer);
    this.held = true;
  }

  release(): void {
    this.held = false;
    if (this.wanted !== this.stored && this.state === 'unsaved') this.later(PAUSE_MS);
  }

  /** What is stored is this by now: after a publication, or when a conflict was solved. */
  adopt(known: Known, stored: Cue[]): void {
    clearTimeout(this.timer);
    this.held = false;
    this.known = known;
    this.stored = stored;
    this.failures = 0;
    this.state = 'unsaved';
    if (this.wanted === stored) {
      this.store.backUp(null);
      this.be('saved');
    } else this.later(0);
  }

  knows(): Known {
    return this.known;
  }

  saved(): Cue[] {
    return this.stored;
  }

  unsaved(): Cue[] | null {
    return this.wanted === this.stored ? null : this.wanted;
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private be(state: Saving): void {
    this.state = state;
    this.tell(state);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    if (!this.held) this.timer = setTimeout(() => void this.run(), ms);
  }

  private run(): Promise<void> {
    this.running ??= this.save().finally(() => (this.running = null));
    return this.running;
  }

  private async save(): Promise<void> {
    const sent = this.wanted;
    if (this.failures === 0) this.be('saving');
    try {
      if (this.signedOut) await this.store.renew();
      this.done(await this.store.save(this.known, sent), sent);
    } catch (error) {
      await this.failed(error, sent);
    }
  }

  private done(known: Known, sent: Cue[]): void {
    this.known = known;
    this.stored = sent;
    this.failures = 0;
    this.signedOut = false;
    this.error = null;
    if (this.wanted === sent) {
      this.store.backUp(null);
      this.be('saved');
    } else {
      this.be('unsaved');
      this.later(PAUSE_MS);
    }
  }

  private async failed(error: unknown, sent: Cue[]): Promise<void> {
    this.error = error;
    this.store.backUp(this.wanted);
    const status = error instanceof ProblemError ? error.status : 0;
    if (status === 409) {
      // A save whose answer was lost is no conflict.
      const mine = await this.store.look(sent).catch(() => null);
      if (mine) this.done(mine, sent);
      else this.be('conflict');
      return;
    }
    this.signedOut = status === 401 || (error instanceof ProblemError && error.code === 'csrf');
    const passing = status === 0 || status === 429 || status >= 500;
    if (!passing && !this.signedOut) {
      if (this.wanted === sent) this.be('refused');
      else {
        this.be('unsaved');
        this.later(PAUSE_MS);
      }
      return;
    }
    this.later(BACK_OFF_MS[Math.min(this.failures, BACK_OFF_MS.length - 1)] ?? PAUSE_MS);
    this.failures += 1;
    this.be(this.signedOut ? 'signedOut' : 'offline');
  }
}
