import { describe, expect, it } from 'vitest';
import { Coverage } from './coverage.ts';
import { WatchTracker } from './watchTracker.ts';

describe('Coverage', () => {
  it('add_overlapping_isOneStretch', () => {
    const coverage = new Coverage();
    coverage.add(0, 10);
    coverage.add(5, 12.4);
    expect(coverage.toJSON()).toEqual([[0, 12.4]]);
  });

  it('add_apart_staysApartAndInOrder', () => {
    const coverage = new Coverage();
    coverage.add(30, 40);
    coverage.add(0, 10);
    expect(coverage.toJSON()).toEqual([
      [0, 10],
      [30, 40],
    ]);
    expect(coverage.seconds).toBe(20);
  });

  it('add_bridging_joinsBoth', () => {
    const coverage = new Coverage();
    coverage.add(0, 10);
    coverage.add(20, 30);
    coverage.add(9, 21);
    expect(coverage.toJSON()).toEqual([[0, 30]]);
  });

  it('add_emptyBackwardOrNotANumber_addsNothing', () => {
    const coverage = new Coverage();
    coverage.add(5, 5);
    coverage.add(9, 3);
    coverage.add(Number.NaN, 4);
    coverage.add(2, Number.POSITIVE_INFINITY);
    coverage.add(-2, 4);
    expect(coverage.toJSON()).toEqual([]);
  });

  it('minus_cutsOutWhatTheOtherHas', () => {
    const all = new Coverage();
    all.add(0, 10);
    all.add(20, 30);
    const other = new Coverage();
    other.add(-0, 2);
    other.add(5, 6);
    other.add(8, 25);
    expect(all.minus(other).toJSON()).toEqual([
      [2, 5],
      [6, 8],
      [25, 30],
    ]);
    expect(all.minus(all).toJSON()).toEqual([]);
    expect(all.minus(new Coverage()).toJSON()).toEqual(all.toJSON());
  });

  it('add_inRandomOrder_equalsASetOfSeconds', () => {
    let seed = 20261122;
    const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    for (let round = 0; round < 200; round += 1) {
      const coverage = new Coverage();
      const seen = new Set<number>();
      for (let i = 0; i < 25; i += 1) {
        const from = Math.floor(random() * 100);
        const to = from + 1 + Math.floor(random() * 12);
        coverage.add(from, to);
        for (let second = from; second < to; second += 1) seen.add(second);
      }
      expect(coverage.seconds).toBe(seen.size);
    }
  });
});

describe('WatchTracker', () => {
  const head = (currentTime: number, playbackRate = 1) => ({ currentTime, playbackRate });

  it('sample_playing_coversWhatTheClockAllows', () => {
    const tracker = new WatchTracker();
    tracker.begin(head(10), 0);
    for (let i = 1; i <= 8; i += 1) tracker.sample(head(10 + i * 0.25), i * 250);
    expect(tracker.coverage.toJSON()).toEqual([[10, 12]]);
  });

  it('sample_jumpWithoutSeekEvent_coversNothing', () => {
    const tracker = new WatchTracker();
    tracker.begin(head(0), 0);
    tracker.sample(head(600), 250);
    expect(tracker.coverage.toJSON()).toEqual([]);
    tracker.sample(head(600.25), 500);
    expect(tracker.coverage.toJSON()).toEqual([[600, 600.25]]);
  });

  it('sample_atDoubleSpeed_coversTwiceTheClock', () => {
    const tracker = new WatchTracker();
    tracker.begin(head(0, 2), 0);
    tracker.sample(head(2, 2), 1000);
    expect(tracker.coverage.seconds).toBe(2);
  });

  it('sample_afterStop_waitsForBegin', () => {
    const tracker = new WatchTracker();
    tracker.begin(head(0), 0);
    tracker.stop();
    tracker.sample(head(1), 1000);
    expect(tracker.coverage.seconds).toBe(0);
  });

  it('sample_backwards_coversNothing', () => {
    const tracker = new WatchTracker();
    tracker.begin(head(50), 0);
    tracker.sample(head(20), 250);
    expect(tracker.coverage.toJSON()).toEqual([]);
  });

  it('sample_atSeveralSpeeds_tellsThemApart', () => {
    const tracker = new WatchTracker();
    tracker.begin(head(0), 0);
    tracker.sample(head(10), 10_000);
    expect(tracker.fast).toEqual([]);
    // Told a moment late: what lies between may have played at either.
    tracker.sample(head(10.4, 2), 10_250);
    tracker.sample(head(20.4, 2), 15_250);
    tracker.sample(head(20.9, 1), 15_500);
    tracker.sample(head(25.9, 1), 20_500);
    tracker.begin(head(30, 1.5), 21_000);
    tracker.sample(head(33, 1.5), 23_000);
    tracker.begin(head(0, 0.5), 24_000);
    tracker.sample(head(1, 0.5), 26_000);
    expect(tracker.fast).toEqual([
      { rate: 1.5, parts: [[30, 33]] },
      { rate: 2, parts: [[10, 20.9]] },
    ]);
  });

  it('sample_atManySpeeds_tellsNoMoreThanTheServerTakes', () => {
    const tracker = new WatchTracker();
    for (let n = 1; n <= 1000; n++) {
      tracker.begin(head(10 * n, 1 + n / 100), 10_000 * n);
      tracker.sample(head(10 * n + 1, 1 + n / 100), 10_000 * n + 1000);
    }
    const told = tracker.fast;
    expect(told.length).toBeLessThanOrEqual(32);
    expect(told.reduce((sum, { parts }) => sum + parts.length, 0)).toBe(1000);
    expect(told[0]).toEqual({ rate: 1.01, parts: [[10, 11]] });
  });
});
