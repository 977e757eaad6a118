import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

describe('Pace', () => {
  it('pace_firstMoments_isNotGuessed', () => {
    const pace = new Pace();
    expect(pace.at(0, 0)).toBe(0);
    expect(pace.at(100, 50_000)).toBe(0);
  });

  it('pace_steadySending_isItsRate', () => {
    const pace = new Pace();
    for (let second = 0; second <= 20; second += 1) pace.at(second * 1000, second * 1_000_000);
    expect(pace.at(21_000, 21_000_000)).toBeCloseTo(1_000_000);
  });

  it('pace_afterSlowingDown_forgetsTheOldRate', () => {
    const pace = new Pace();
    pace.at(0, 0);
    pace.at(1000, 10_000_000);
    for (let second = 2; second <= 30; second += 1) pace.at(second * 1000, 10_000_000 + second * 1000);
    expect(pace.at(31_000, 10_031_000)).toBeLessThan(2000);
  });

  it('pace_resumedFromAnEarlierOffset_startsAnew', () => {
    const pace = new Pace();
    pace.at(0, 5_000_000);
    pace.at(1000, 6_000_000);
    expect(pace.at(2000, 1_000_000)).toBe(0);
  });
});
