import { describe, expect, it } from 'vitest';
import { isWhole, periodOf } from './period.ts';

const today = '2026-11-22';

describe('periodOf', () => {
  it.each([
    ['month', '2026-11-01', '2026-11-22'],
    ['lastMonth', '2026-10-01', '2026-10-31'],
    ['quarter', '2026-10-01', '2026-11-22'],
    ['year', '2026-01-01', '2026-11-22'],
    ['last30', '2026-10-24', '2026-11-22'],
    ['last90', '2026-08-25', '2026-11-22'],
    ['all', null, null],
  ] as const)('periodOf_%s_isFrom%sTo%s', (name, from, to) => {
    expect(periodOf(name, today)).toEqual({ from, to });
  });

  it('periodOf_lastMonthInJanuary_isDecemberOfTheYearBefore', () => {
    expect(periodOf('lastMonth', '2026-01-05')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });
});

describe('periodOf, whatever the clock of the browser says', () => {
  it.each(['2026-01-01', '2024-03-01', '2026-12-31'])('periodOf_monthOf%s_endsOnThatDay', (day) => {
    expect(periodOf('month', day).to).toBe(day);
    expect(periodOf('last30', '2024-03-01').from).toBe('2024-02-01');
  });
});

describe('isWhole', () => {
  it.each([
    [null, null, true],
    ['2026-01-01', null, false],
    [null, '2026-11-22', false],
  ])('isWhole_from%sTo%s_is%s', (from, to, whole) => {
    expect(isWhole({ from, to })).toBe(whole);
  });
});
