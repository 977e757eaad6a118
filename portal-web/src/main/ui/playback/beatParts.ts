import type { Interval } from './coverage.ts';
import type { Fast } from './watchTracker.ts';

export interface Beat {
  coverage: Interval[];
  /** What of it never played in sight, and what of that never with sound. */
  hidden: Interval[];
  silent: Interval[];
  /** What of it played faster than normal, by speed. */
  fast: Fast[];
  position: number;
  rate: number;
  ended: boolean;
}

/** The server takes a thousand stretches of each kind, and a page that goes may leave 64 KiB to be sent. */
const MOST_STRETCHES = 500;

const count = (fast: Fast[]) => fast.reduce((sum, { parts }) => sum + parts.length, 0);

/** What of each speed lies inside, without speeds of which nothing does. */
const fastInside = (fast: Fast[], inside: (one: Interval) => boolean): Fast[] =>
  fast
    .map(({ rate, parts }) => ({ rate, parts: parts.filter(inside) }))
    .filter(({ parts }) => parts.length > 0);

/** Both, those of one speed together. */
function joined(some: Fast[], more: Fast[]): Fast[] {
  const all = new Map(some.map(({ rate, parts }) => [rate, parts]));
  for (const { rate, parts } of more) all.set(rate, [...(all.get(rate) ?? []), ...parts]);
  return [...all].map(([rate, parts]) => ({ rate, parts }));
}

/**
 * A beat as one, or where somebody has jumped about a lot, as several that say together what it says: the server keeps the
 * union of all that it is told. Nothing is bridged: what did not play is in none of them.
 */
export function partsOf(beat: Beat, most = MOST_STRETCHES): Beat[] {
  const longest = Math.max(beat.coverage.length, beat.hidden.length, beat.silent.length, count(beat.fast));
  if (longest <= most) return [beat];
  const parts: Beat[] = [];
  let part: Beat = { ...beat, coverage: [], hidden: [], silent: [], fast: [] };
  for (const stretch of beat.coverage) {
    const inside = ([from, to]: Interval) => from >= stretch[0] && to <= stretch[1];
    const hidden = beat.hidden.filter(inside);
    const silent = beat.silent.filter(inside);
    const fast = fastInside(beat.fast, inside);
    const full =
      part.coverage.length + 1 > most ||
      part.hidden.length + hidden.length > most ||
      part.silent.length + silent.length > most ||
      count(part.fast) + count(fast) > most;
    if (full && part.coverage.length > 0) {
      parts.push(part);
      part = { ...beat, coverage: [], hidden: [], silent: [], fast: [] };
    }
    part.coverage.push(stretch);
    part.hidden.push(...hidden);
    part.silent.push(...silent);
    part.fast = joined(part.fast, fast);
  }
  return [...parts, part];
}
