import type { Interval } from './coverage.ts';

export interface Beat {
  coverage: Interval[];
  /** What of it never played in sight, and what of that never with sound. */
  hidden: Interval[];
  silent: Interval[];
  position: number;
  rate: number;
  ended: boolean;
}

/** The server takes a thousand stretches of each kind, and a page that goes may leave 64 KiB to be sent. */
const MOST_STRETCHES = 500;

/**
 * A beat as one, or where somebody has jumped about a lot, as several that say together what it says: the server keeps the
 * union of all that it is told. Nothing is bridged: what did not play is in none of them.
 */
export function partsOf(beat: Beat, most = MOST_STRETCHES): Beat[] {
  if (Math.max(beat.coverage.length, beat.hidden.length, beat.silent.length) <= most) return [beat];
  const parts: Beat[] = [];
  let part: Beat = { ...beat, coverage: [], hidden: [], silent: [] };
  for (const stretch of beat.coverage) {
    const inside = ([from, to]: Interval) => from >= stretch[0] && to <= stretch[1];
    const hidden = beat.hidden.filter(inside);
    const silent = beat.silent.filter(inside);
    const full =
      part.coverage.length + 1 > most ||
      part.hidden.length + hidden.length > most ||
      part.silent.length + silent.length > most;
    if (full && part.coverage.length > 0) {
      parts.push(part);
      part = { ...beat, coverage: [], hidden: [], silent: [] };
    }
    part.coverage.push(stretch);
    part.hidden.push(...hidden);
    part.silent.push(...silent);
  }
  return [...parts, part];
}
