import type { Chapter } from '../../platform/api/types.ts';
import { clock, parseTime } from '../../platform/format/time.ts';

/** A chapter as it is typed. */
export interface Row {
  key: number;
  time: string;
  title: string;
  /** As the server has it: more exact than the time that is shown, and true until that is changed. */
  exact: number | null;
}

export type Fault = 'time' | 'late' | 'twice' | 'title';

export function rowsOf(chapters: Chapter[]): Row[] {
  return chapters.map(({ startSeconds, title }, key) => ({
    key,
    time: clock(startSeconds),
    title,
    exact: startSeconds,
  }));
}

export function secondsOf(row: Row): number | null {
  return row.exact ?? parseTime(row.time);
}

/** What keeps a row from being saved; null when nothing does. */
export function faultOf(row: Row, rows: Row[], durationSeconds: number | null): Fault | null {
  const seconds = secondsOf(row);
  if (seconds === null) return 'time';
  if (durationSeconds !== null && seconds >= durationSeconds) return 'late';
  if (rows.some((other) => other !== row && secondsOf(other) === seconds)) return 'twice';
  return row.title.trim() ? null : 'title';
}

export function chaptersOf(rows: Row[]): Chapter[] {
  return rows
    .map((row) => ({ startSeconds: secondsOf(row) ?? 0, title: row.title.trim() }))
    .sort((one, other) => one.startSeconds - other.startSeconds);
}
