/** A line of captions while it is worked on: it may still have no words, or end before it begins. */
export interface Cue {
  key: number;
  startMs: number;
  endMs: number;
  speaker: string;
  text: string;
}

export interface Search {
  find: string;
  exactCase: boolean;
}

export type Change =
  | { do: 'edit'; key: number; to: Partial<Pick<Cue, 'startMs' | 'endMs' | 'speaker' | 'text'>> }
  | { do: 'split'; key: number; offset: number; atMs: number | null }
  | { do: 'merge'; key: number }
  | { do: 'insert'; after: number | null; atMs: number; newKey: number }
  | { do: 'remove'; key: number }
  | { do: 'shift'; from: number | null; byMs: number }
  | { do: 'replace'; search: Search; with: string; only: number | null }
  | { do: 'rename'; from: string; to: string }
  | { do: 'all'; cues: Cue[] };

/** Of a new line, unless the next one begins sooner. */
const NEW_MS = 2_000;
const LEAST_MS = 100;

let lastKey = 0;
/** Keys are of this page alone: a line keeps its own, wherever it moves. */
export const newKey = () => ++lastKey;

/** The lines after a change; the very same list where nothing changes. */
export function changed(cues: Cue[], change: Change): Cue[] {
  switch (change.do) {
    case 'edit':
      return edited(cues, change.key, change.to);
    case 'split':
      return at(cues, change.key, (cue) => halves(cue, change.offset, change.atMs));
    case 'merge':
      return merged(cues, change.key);
    case 'insert':
      return inserted(cues, change.after, change.atMs, change.newKey);
    case 'remove':
      return cues.filter((cue) => cue.key !== change.key);
    case 'shift':
      return shifted(cues, change.from, change.byMs);
    case 'replace':
      return replaced(cues, change.search, change.with, change.only);
    case 'rename':
      return renamed(cues, change.from, change.to);
    case 'all':
      return change.cues;
  }
}

function at(cues: Cue[], key: number, make: (cue: Cue, index: number) => Cue[]): Cue[] {
  const index = cues.findIndex((cue) => cue.key === key);
  const cue = cues[index];
  if (!cue) return cues;
  return [...cues.slice(0, index), ...make(cue, index), ...cues.slice(index + 1)];
}

function edited(cues: Cue[], key: number, to: Partial<Cue>): Cue[] {
  const cue = cues.find((one) => one.key === key);
  if (!cue || (Object.keys(to) as (keyof Cue)[]).every((field) => cue[field] === to[field])) return cues;
  return at(cues, key, (one) => [{ ...one, ...to }]);
}

/** In two at a place of the text; in time at the playhead if that lies within, else as far as the text is divided. */
function halves(cue: Cue, offset: number, atMs: number | null): Cue[] {
  const length = cue.endMs - cue.startMs;
  const share = cue.text.length > 0 ? offset / cue.text.length : 0.5;
  const within = atMs !== null && atMs >= cue.startMs + LEAST_MS && atMs <= cue.endMs - LEAST_MS;
  const middle = within ? atMs : Math.round(cue.startMs + length * Math.min(0.9, Math.max(0.1, share)));
  return [
    { ...cue, endMs: middle, text: cue.text.slice(0, offset).trim() },
    { ...cue, key: newKey(), startMs: middle, text: cue.text.slice(offset).trim() },
  ];
}

/** With the line behind it. Another speaker's words stay on a line of their own. */
function merged(cues: Cue[], key: number): Cue[] {
  const index = cues.findIndex((cue) => cue.key === key);
  const cue = cues[index];
  const next = cues[index + 1];
  if (!cue || !next) return cues;
  const between = cue.speaker === next.speaker && !cue.text.includes('\n') ? ' ' : '\n';
  const text = [cue.text, next.text].filter((one) => one.trim() !== '').join(between);
  const one = { ...cue, endMs: Math.max(cue.endMs, next.endMs), text, speaker: cue.speaker || next.speaker };
  return [...cues.slice(0, index), one, ...cues.slice(index + 2)];
}

function inserted(cues: Cue[], after: number | null, atMs: number, key: number): Cue[] {
  const index = after === null ? -1 : cues.findIndex((cue) => cue.key === after);
  const before = cues[index];
  const next = cues[index + 1];
  const startMs = before ? Math.max(before.endMs, Math.min(atMs, next?.startMs ?? Infinity)) : atMs;
  const room = next && next.startMs > startMs ? next.startMs - startMs : NEW_MS;
  const cue = { key, startMs, endMs: startMs + Math.min(NEW_MS, room), speaker: '', text: '' };
  return [...cues.slice(0, index + 1), cue, ...cues.slice(index + 1)];
}

/** All lines, or those from one on; nothing begins before the media does. */
function shifted(cues: Cue[], from: number | null, byMs: number): Cue[] {
  const first = from === null ? 0 : cues.findIndex((cue) => cue.key === from);
  if (first < 0 || byMs === 0) return cues;
  return cues.map((cue, index) =>
    index < first
      ? cue
      : { ...cue, startMs: Math.max(0, cue.startMs + byMs), endMs: Math.max(0, cue.endMs + byMs) },
  );
}

function pattern({ find, exactCase }: Search): RegExp {
  return new RegExp(find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), exactCase ? 'gu' : 'giu');
}

function replaced(cues: Cue[], search: Search, by: string, only: number | null): Cue[] {
  if (search.find === '') return cues;
  const sought = pattern(search);
  let hits = 0;
  const after = cues.map((cue) => {
    if (only !== null && cue.key !== only) return cue;
    const text = cue.text.replace(sought, () => by);
    if (text === cue.text) return cue;
    hits += 1;
    return { ...cue, text };
  });
  return hits > 0 ? after : cues;
}

/** Gives all lines of a speaker to another name; one that is there already is joined, none takes the name away. */
function renamed(cues: Cue[], from: string, to: string): Cue[] {
  const [before, after] = [from.trim(), to.trim()];
  if (before === after || !cues.some(({ speaker }) => speaker.trim() === before)) return cues;
  return cues.map((cue) => (cue.speaker.trim() === before ? { ...cue, speaker: after } : cue));
}

/** Who speaks, in the order in which they begin to, with the number of their lines. */
export function speakersOf(cues: Cue[]): Map<string, number> {
  const lines = new Map<string, number>();
  for (const { speaker } of cues) {
    const name = speaker.trim();
    if (name !== '') lines.set(name, (lines.get(name) ?? 0) + 1);
  }
  return lines;
}

/** The keys of the lines in which something is found. */
export function found(cues: Cue[], search: Search): number[] {
  if (search.find === '') return [];
  const sought = pattern(search);
  return cues.filter((cue) => cue.text.search(sought) >= 0).map((cue) => cue.key);
}

/** The line that is shown at a moment, or the last one before it. */
export function cueAt(cues: Cue[], ms: number): Cue | null {
  let last: Cue | null = null;
  for (const cue of cues) {
    if (cue.startMs <= ms && ms < cue.endMs) return cue;
    if (cue.startMs <= ms && (!last || cue.startMs >= last.startMs)) last = cue;
  }
  return last;
}
