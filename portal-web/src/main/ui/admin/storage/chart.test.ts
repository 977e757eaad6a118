import { describe, expect, it } from 'vitest';
import { chartOf, COLUMNS, rowsOf } from './chart.ts';
import type { CapacityState } from './types.ts';

const day = (date: string, used: number) => ({
  day: date,
  totalBytes: 1000,
  freeBytes: 1000 - used,
  originalsBytes: 0,
  renditionsBytes: 0,
  picturesBytes: 0,
  elsewhereBytes: 0,
  uploadedBytes: 0,
  madeBytes: 0,
});
const state = (fullOn: string | null, bytesPerDay = 10): CapacityState => ({
  days: [day('2026-11-01', 0), day('2026-11-06', 250), day('2026-11-11', 500)],
  forecast: { outlook: fullOn ? 'FILLING' : 'STEADY', basisDays: 10, bytesPerDay, fullOn },
});

describe('chartOf', () => {
  it('chart_withoutForecast_endsWithTheLastDay', () => {
    const chart = chartOf(state(null));
    expect(chart.used).toBe('M0.0 220.0 L400.0 165.0 L800.0 110.0');
    expect(chart.foretold).toBeNull();
    expect(chart.last).toBe('2026-11-11');
  });
  it('chart_withForecast_reachesTheDayOnWhichItIsFull', () => {
    const chart = chartOf(state('2026-11-21', 50));
    expect(chart.used).toBe('M0.0 220.0 L200.0 165.0 L400.0 110.0');
    expect(chart.foretold).toBe('M400.0 110.0 L800.0 0.0');
    expect(chart.last).toBe('2026-11-21');
  });
  it('chart_forecastFarAway_isCutOff', () => {
    const chart = chartOf(state('2028-01-01', 1));
    expect(chart.last).toBe('2026-12-01');
    expect(chart.foretold).toBe('M266.7 110.0 L800.0 105.6');
  });
});

describe('rowsOf', () => {
  it('days_areDatesAndWholeBytes_oneForEachColumn', () => {
    const rows = rowsOf(state(null));
    expect(rows[1]).toEqual(['2026-11-06', '250', '0', '0', '0', '0', '750']);
    expect(rows.every((row) => row.length === COLUMNS.length)).toBe(true);
  });
});
