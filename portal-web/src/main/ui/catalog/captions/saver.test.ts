import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../platform/api/client.ts';
import type { Cue } from './cueWork.ts';
import { Saver, type Known, type Saving, type Store } from './saver.ts';

const problem = (status: number, code = 'x') =>
  new ProblemError({ type: '', code, title: '', status, detail: '' });
const list = (text: string): Cue[] => [{ key: 1, startMs: 0, endMs: 1, speaker: '', text }];

/** A server that keeps the last list, and fails as it is told to. */
function scene() {
  const first = list('first');
  const server = { version: 'v0', cues: first, failures: [] as (ProblemError | 'lost')[], renewed: 0 };
  const kept: (Cue[] | null)[] = [];
  const states: Saving[] = [];
  const store: Store = {
    save: (known: Known, cues: Cue[]) => {
      const failure = server.failures.shift();
      if (failure instanceof ProblemError) return Promise.reject(failure);
      if (known.version !== server.version) return Promise.reject(problem(409));
      server.version += '+';
      server.cues = cues;
      if (failure === 'lost') return Promise.reject(problem(0));
      return Promise.resolve({ version: server.version, published: 0 });
    },
    look: (sent: Cue[]) =>
      Promise.resolve(server.cues === sent ? { version: server.version, published: 0 } : null),
    renew: () => Promise.resolve((server.renewed += 1)),
    backUp: (cues: Cue[] | null) => kept.push(cues),
  };
  const saver = new Saver(store, { version: 'v0', published: 0 }, first, (state) => states.push(state));
  return { first, server, kept, states, saver };
}

describe('Saver', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('changes_inOneGo_areSavedOnce', async () => {
    const { server, states, saver } = scene();
    saver.wants(list('a'));
    saver.wants(list('b'));
    await vi.advanceTimersByTimeAsync(1_600);
    expect(server.cues[0]?.text).toBe('b');
    expect(server.version).toBe('v0+');
    expect(states.at(-1)).toBe('saved');
  });

  it('change_takenBack_needsNoSave', async () => {
    const { first, server, saver } = scene();
    saver.wants(list('a'));
    saver.wants(first);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.version).toBe('v0');
    expect(saver.state).toBe('saved');
  });

  it('network_gone_isTriedAgainWithTheNewest_andBackedUp', async () => {
    const { server, kept, saver } = scene();
    server.failures = [problem(0), problem(503)];
    saver.wants(list('a'));
    await vi.advanceTimersByTimeAsync(1_600);
    expect(saver.state).toBe('offline');
    const newest = list('b');
    saver.wants(newest);
    expect(kept.at(-1)).toBe(newest);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.cues).toBe(newest);
    expect(saver.state).toBe('saved');
    expect(kept.at(-1)).toBeNull();
  });

  it('signedOut_signedInElsewhere_goesOn', async () => {
    const { server, saver } = scene();
    server.failures = [problem(401), problem(403, 'csrf')];
    saver.wants(list('a'));
    await vi.advanceTimersByTimeAsync(1_600);
    expect(saver.state).toBe('signedOut');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saver.state).toBe('saved');
    expect(server.renewed).toBe(2);
  });

  it('answer_lost_isNoConflict', async () => {
    const { server, saver } = scene();
    server.failures = ['lost'];
    saver.wants(list('a'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saver.state).toBe('saved');
    expect(server.version).toBe('v0+');
    saver.wants(list('b'));
    await vi.advanceTimersByTimeAsync(1_600);
    expect(server.cues[0]?.text).toBe('b');
  });

  it('somebodyElse_faster_isAConflict_untilItIsSolved', async () => {
    const { server, kept, saver } = scene();
    server.version = 'theirs';
    server.cues = list('theirs');
    const mine = list('mine');
    saver.wants(mine);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saver.state).toBe('conflict');
    expect(server.cues[0]?.text).toBe('theirs');
    expect(kept.at(-1)).toBe(mine);
    saver.adopt({ version: 'theirs', published: 0 }, server.cues);
    await vi.advanceTimersByTimeAsync(100);
    expect(server.cues).toBe(mine);
    expect(saver.state).toBe('saved');
  });

  it('published_whileSomebodyTypes_beginsTheNextDraft', async () => {
    const { server, saver } = scene();
    saver.wants(list('a'));
    expect(await saver.flush()).toBe(true);
    const sent = saver.saved();
    saver.hold();
    const typed = list('typed');
    saver.wants(typed);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.cues).toBe(sent);
    server.version = 'new';
    saver.adopt({ version: 'new', published: 1 }, sent);
    await vi.advanceTimersByTimeAsync(100);
    expect(server.cues).toBe(typed);
    expect(saver.state).toBe('saved');
  });

  it('refused_isTold_andNotTriedForEver', async () => {
    const { server, saver } = scene();
    server.failures = [problem(403)];
    saver.wants(list('a'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(saver.state).toBe('refused');
    expect(server.version).toBe('v0');
    expect(await saver.flush()).toBe(true);
  });

  it('refused_mended_isSavedByItself', async () => {
    const { server, kept, saver } = scene();
    server.failures = [problem(400)];
    const long = list('a cue that is too long');
    saver.wants(long);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saver.state).toBe('refused');
    expect(kept.at(-1)).toBe(long);
    const shorter = list('shorter');
    saver.wants(shorter);
    expect(kept.at(-1)).toBe(shorter);
    await vi.advanceTimersByTimeAsync(1_600);
    expect(server.cues).toBe(shorter);
    expect(saver.state).toBe('saved');
    expect(kept.at(-1)).toBeNull();
  });

  it('refused_whileSomebodyTypes_triesWhatWasTyped', async () => {
    const { server, saver } = scene();
    server.failures = [problem(400)];
    saver.wants(list('too long'));
    const flushed = saver.flush();
    const typed = list('typed');
    saver.wants(typed);
    await flushed;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.cues).toBe(typed);
    expect(saver.state).toBe('saved');
  });

  it('refused_takenBack_isSaved', async () => {
    const { first, server, kept, saver } = scene();
    server.failures = [problem(400)];
    saver.wants(list('too long'));
    await vi.advanceTimersByTimeAsync(60_000);
    saver.wants(first);
    expect(saver.state).toBe('saved');
    expect(saver.error).toBeNull();
    expect(kept.at(-1)).toBeNull();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.version).toBe('v0');
  });
});
