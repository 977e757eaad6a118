import type { Cue } from './cueWork.ts';

/** What viewers would stumble over; `blank` and `reversed` cannot be published at all. */
export type Remark = 'blank' | 'reversed' | 'order' | 'overlap' | 'fast' | 'short' | 'long' | 'wide';

/** What broadcasters ask of captions for adults. */
export const LIMITS = { charsPerSecond: 20, shortMs: 700, longMs: 7_000, lineChars: 42, lines: 2 } as const;

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/gu;

/** Signs to read; one of Chinese, Japanese or Korean takes as long as two of others. */
export function signs(text: string): number {
  const read = text.replace(/\s+/g, ' ').trim();
  return [...read].length + (read.match(WIDE)?.length ?? 0);
}

export function charsPerSecond(cue: Cue): number {
  const length = cue.endMs - cue.startMs;
  return length > 0 ? (signs(cue.text) * 1000) / length : 0;
}

export function remarksOn(cue: Cue, next: Cue | undefined): Remark[] {
  const remarks: Remark[] = [];
  const length = cue.endMs - cue.startMs;
  if (cue.text.trim() === '') remarks.push('blank');
  if (length <= 0) remarks.push('reversed');
  if (next && next.startMs < cue.startMs) remarks.push('order');
  else if (next && next.startMs < cue.endMs) remarks.push('overlap');
  if (charsPerSecond(cue) > LIMITS.charsPerSecond) remarks.push('fast');
  if (length > 0 && length < LIMITS.shortMs) remarks.push('short');
  if (length > LIMITS.longMs) remarks.push('long');
  const lines = cue.text.trim().split('\n');
  if (lines.length > LIMITS.lines || lines.some((line) => signs(line) > LIMITS.lineChars))
    remarks.push('wide');
  return remarks;
}

export const hinders = (remark: Remark) => remark === 'blank' || remark === 'reversed';

export interface Tally {
  /** The first line that cannot be published, and how many there are. */
  hindering: number[];
  /** The lines that could be better. */
  remarked: number[];
}

export function tally(cues: Cue[]): Tally {
  const hindering: number[] = [];
  const remarked: number[] = [];
  cues.forEach((cue, index) => {
    const remarks = remarksOn(cue, cues[index + 1]);
    if (remarks.some(hinders)) hindering.push(cue.key);
    else if (remarks.length > 0) remarked.push(cue.key);
  });
  return { hindering, remarked };
}
