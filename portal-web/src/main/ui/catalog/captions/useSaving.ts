import { useEffect, useState } from 'react';
import { loadMe } from '../../identity/session.ts';
import { backUp, draftAfter } from './backup.ts';
import type { Cue } from './cueWork.ts';
import { openDraft, saveDraft, type Place } from './drafts.ts';
import { Saver, type Known, type Saving } from './saver.ts';

/** Saves the lines whenever they change; the saver is the same for as long as the page is open. */
export function useSaving(
  place: Place,
  first: Known,
  stored: Cue[],
  cues: Cue[],
): { saver: Saver; state: Saving } {
  const [state, setState] = useState<Saving>('saved');
  const [saver] = useState(() => {
    const made: Saver = new Saver(
      {
        save: (known, now) => saveDraft(place, known, now, false),
        look: async (sent) => draftAfter(await openDraft(place), sent),
        renew: loadMe,
        backUp: (now) => backUp(place, made.knows().version, now),
      },
      first,
      stored,
      setState,
    );
    return made;
  });
  useEffect(() => saver.wants(cues), [saver, cues]);
  useEffect(() => {
    const again = () => saver.again();
    const keep = () => {
      const unsaved = saver.unsaved();
      if (unsaved) backUp(place, saver.knows().version, unsaved);
    };
    window.addEventListener('online', again);
    window.addEventListener('focus', again);
    window.addEventListener('pagehide', keep);
    return () => {
      keep();
      saver.close();
      window.removeEventListener('online', again);
      window.removeEventListener('focus', again);
      window.removeEventListener('pagehide', keep);
    };
  }, [saver, place]);
  return { saver, state };
}
