import type { CapacityState } from './types.ts';

export const WIDTH = 800;
export const HEIGHT = 220;

const DAY_MS = 86_400_000;
const dayOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
const isoOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** A forecast that is far away would press the days there were into a corner. */
const LONGEST_LOOK_AHEAD = 2;

export const COLUMNS = ['day', 'used', 'originals', 'renditions', 'pictures', 'elsewhere', 'free'] as const;

/** The bytes of a day, as the columns behind its date name them. */
export function bytesOf(day: CapacityState['days'][number]): number[] {
  return [
    day.totalBytes - day.freeBytes,
    day.originalsBytes,
    day.renditionsBytes,
    day.picturesBytes,
    day.elsewhereBytes,
    day.freeBytes,
  ];
}

/** The days as they are, for a worksheet: dates and whole numbers of bytes. */
export function rowsOf({ days }: CapacityState): string[][] {
  return days.map((day) => [day.day, ...bytesOf(day).map(String)]);
}

/** The lines of the chart, in the units of its view box: what is used, what there is, and what is foretold. */
export function chartOf({ days, forecast }: CapacityState) {
  const first = dayOf(days[0]?.day ?? '1970-01-01');
  const lastSample = dayOf(days.at(-1)?.day ?? '1970-01-01');
  const past = Math.max(1, lastSample - first);
  const full = forecast.fullOn == null ? null : dayOf(forecast.fullOn);
  const last = full === null ? lastSample : Math.min(full, Math.ceil(lastSample + past * LONGEST_LOOK_AHEAD));
  const top = Math.max(1, ...days.map((day) => day.totalBytes));
  const x = (day: number) => (((day - first) / Math.max(1, last - first)) * WIDTH).toFixed(1);
  const y = (bytes: number) => (HEIGHT - (Math.max(0, bytes) / top) * HEIGHT).toFixed(1);
  const used = days.map((day) => [x(dayOf(day.day)), y(day.totalBytes - day.freeBytes)].join(' '));
  const line = `M${used.join(' L')}`;
  const sample = days.at(-1);
  const usedNow = sample ? sample.totalBytes - sample.freeBytes : 0;
  const foretold =
    full === null || last <= lastSample
      ? null
      : `M${x(lastSample)} ${y(usedNow)} L${x(last)} ${y(
          usedNow + forecast.bytesPerDay * (last - lastSample),
        )}`;
  return {
    used: line,
    usedArea: `${line} L${x(lastSample)} ${HEIGHT} L${x(first)} ${HEIGHT} Z`,
    total: `M${days.map((day) => [x(dayOf(day.day)), y(day.totalBytes)].join(' ')).join(' L')} L${x(last)} ${y(sample?.totalBytes ?? 0)}`,
    foretold,
    first: isoOf(first),
    last: isoOf(last),
    top,
  };
}
