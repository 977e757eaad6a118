import { newKey, type Cue } from './cueWork.ts';
import { cuesOf, type Draft, type Place } from './drafts.ts';
import type { Known } from './saver.ts';

interface Kept {
  version: string | null;
  cues: Omit<Cue, 'key'>[];
}

const nameOf = ({ media, track }: Place) => `loggia.captions.${media}.${track}`;

/** Keeps in this tab what did not reach the server, for when somebody is signed out in the middle of a sentence. */
export function backUp(place: Place, version: string | null, cues: Cue[] | null): void {
  try {
    if (cues) sessionStorage.setItem(nameOf(place), JSON.stringify({ version, cues } satisfies Kept));
    else sessionStorage.removeItem(nameOf(place));
  } catch {
    // Without storage, or where it is full, what is not saved lives as long as the page.
  }
}

/** What was kept, and on which version it was made. */
export function keptIn(place: Place): { version: string | null; cues: Cue[] } | null {
  try {
    const text = sessionStorage.getItem(nameOf(place));
    if (!text) return null;
    const kept = JSON.parse(text) as Kept;
    return { version: kept.version, cues: kept.cues.map((cue) => ({ ...cue, key: newKey() })) };
  } catch {
    return null;
  }
}

const bare = (cues: Cue[]) =>
  JSON.stringify(cues.map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker.trim(), text]));

/** What is known of a draft whose lines are the ones that were sent. */
export function draftAfter(draft: Draft, sent: Cue[]): Known | null {
  return draft.version && bare(cuesOf(draft.cues)) === bare(sent)
    ? { version: draft.version, published: draft.published }
    : null;
}
