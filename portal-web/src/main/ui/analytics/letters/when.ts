import type { Rhythm } from './types.ts';

/** A Monday. */
const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

export const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
export const DAYS: Record<Rhythm, number[]> = {
  WEEKLY: Array.from({ length: 7 }, (_, index) => index + 1),
  MONTHLY: Array.from({ length: 31 }, (_, index) => index + 1),
};

export function weekday(day: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(FIRST_DAY + (day - 1) * DAY_MS),
  );
}

/** An hour of the day as clocks of the language show it. */
export function hourOf(hour: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    new Date(FIRST_DAY + hour * 3_600_000),
  );
}
