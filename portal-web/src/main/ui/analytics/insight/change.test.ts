import { describe, expect, it } from 'vitest';
import { change, duration } from './change.ts';

describe('change', () => {
  it('change_fromSomething_isItsShare', () => {
    expect(change(15, 10)).toBe(0.5);
    expect(change(5, 10)).toBe(-0.5);
  });

  it('change_tooSmallToBeWritten_isNone', () => {
    expect(change(1003, 1000)).toBe(0);
  });

  it('change_fromNothing_isNone', () => {
    expect(change(5, 0)).toBeNull();
    expect(change(5, null)).toBeNull();
    expect(change(5, undefined)).toBeNull();
  });
});

describe('duration', () => {
  it('duration_belowAnHour_isInMinutes', () => {
    expect(duration(90, 'en')).toBe('1.5 min');
    expect(duration(3599, 'en')).toBe('60 min');
  });

  it('duration_fromAnHourOn_isInHours', () => {
    expect(duration(3600, 'en')).toBe('1 hr');
    expect(duration(90_000, 'en')).toBe('25 hr');
  });
});
