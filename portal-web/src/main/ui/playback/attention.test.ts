import { describe, expect, it } from 'vitest';
import { attentionIn } from './attention.ts';
import { WatchTracker } from './watchTracker.ts';

const situation = { pageHidden: false, pictureInPicture: false, muted: false, audio: false };

describe('attentionIn', () => {
  it('pageInSight_isSeen_alsoWithoutSound', () => {
    expect(attentionIn(situation)).toBe('seen');
    expect(attentionIn({ ...situation, muted: true })).toBe('seen');
  });

  it('pageHidden_isHeard_orNeither', () => {
    expect(attentionIn({ ...situation, pageHidden: true })).toBe('heard');
    expect(attentionIn({ ...situation, pageHidden: true, muted: true })).toBe('none');
  });

  it('pictureAboveAllOthers_isSeen', () => {
    expect(attentionIn({ ...situation, pageHidden: true, pictureInPicture: true, muted: true })).toBe('seen');
  });

  it('soundAlone_needsNoPage', () => {
    expect(attentionIn({ ...situation, pageHidden: true, audio: true })).toBe('seen');
    expect(attentionIn({ ...situation, pageHidden: true, audio: true, muted: true })).toBe('none');
  });
});

describe('WatchTracker', () => {
  const head = (currentTime: number) => ({ currentTime, playbackRate: 1 });

  it('sample_outOfSight_isToldApart_untilItIsSeen', () => {
    const tracker = new WatchTracker();
    tracker.begin(head(0), 0);
    tracker.sample(head(10), 10_000);
    tracker.attend('heard');
    tracker.sample(head(20), 20_000);
    tracker.attend('none');
    tracker.sample(head(30), 30_000);
    expect(tracker.coverage.toJSON()).toEqual([[0, 30]]);
    expect(tracker.hidden.toJSON()).toEqual([[10, 30]]);
    expect(tracker.silent.toJSON()).toEqual([[20, 30]]);

    tracker.attend('seen');
    tracker.begin(head(15), 40_000);
    tracker.sample(head(25), 50_000);
    expect(tracker.hidden.toJSON()).toEqual([
      [10, 15],
      [25, 30],
    ]);
    expect(tracker.silent.toJSON()).toEqual([[25, 30]]);
  });

  it('sample_inSightThroughout_hidesNothing', () => {
    const tracker = new WatchTracker();
    for (const from of [0, 40, 9.96, 20]) {
      tracker.begin(head(from), from * 1000);
      tracker.sample(head(from + 10), (from + 10) * 1000);
    }
    expect(tracker.hidden.toJSON()).toEqual([]);
    expect(tracker.silent.toJSON()).toEqual([]);
  });
});
