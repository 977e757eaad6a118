import { describe, expect, it } from 'vitest';
import { ago, bytes, clock, parseTime } from './time.ts';

describe('clock', () => {
  it.each([
    [0, '0:00'],
    [9.99, '0:09'],
    [75.9, '1:15'],
    [3675, '1:01:15'],
    [Number.NaN, '0:00'],
    [-3, '0:00'],
  ])('clock_%s_reads_%s', (seconds, text) => {
    expect(clock(seconds)).toBe(text);
  });
});

describe('parseTime', () => {
  it.each([
    ['90', 90],
    ['90s', 90],
    ['12.5', 12.5],
    ['1m30s', 90],
    ['1h2m', 3720],
    ['1:30', 90],
    ['1:01:15', 3675],
    ['', null],
    ['soon', null],
    ['-4', null],
    [null, null],
  ])('parseTime_%s_is_%s', (value, seconds) => {
    expect(parseTime(value)).toBe(seconds);
  });
});

describe('ago', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  it('ago_yesterday_saysSoInTheLanguage', () => {
    expect(ago(new Date('2026-11-21T11:00:00Z'), now, 'en')).toBe('yesterday');
    expect(ago(new Date('2026-11-21T11:00:00Z'), now, 'de')).toBe('gestern');
  });
  it('ago_secondsPast_saysNow', () => {
    expect(ago(new Date('2026-11-22T11:59:40Z'), now, 'en')).toBe('now');
  });
});

describe('bytes', () => {
  it('bytes_megabytes_usesDecimalUnits', () => {
    expect(bytes(1_250_000, 'en')).toBe('1.3 MB');
    expect(bytes(812_000_000, 'en')).toBe('812 MB');
  });
});
