import { changed, type Change, type Cue } from './cueWork.ts';

export interface Work {
  cues: Cue[];
  past: Cue[][];
  future: Cue[][];
  /** What was changed last, and when: letters typed into one field are one step back. */
  last: { field: string; at: number } | null;
}

export type Step = { step: 'change'; change: Change; at: number } | { step: 'undo' } | { step: 'redo' };

const MOST_STEPS = 300;
const ONE_GO_MS = 1_200;

export const begun = (cues: Cue[]): Work => ({ cues, past: [], future: [], last: null });

export function stepped(work: Work, step: Step): Work {
  if (step.step === 'undo') {
    const before = work.past.at(-1);
    if (!before) return work;
    return { cues: before, past: work.past.slice(0, -1), future: [work.cues, ...work.future], last: null };
  }
  if (step.step === 'redo') {
    const [next, ...future] = work.future;
    if (!next) return work;
    return { cues: next, past: [...work.past, work.cues], future, last: null };
  }
  const cues = changed(work.cues, step.change);
  if (cues === work.cues) return work;
  const field = fieldOf(step.change);
  const goesOn =
    field !== null &&
    work.last?.field === field &&
    step.at - work.last.at < ONE_GO_MS &&
    work.past.length > 0;
  const past = goesOn ? work.past : [...work.past, work.cues].slice(-MOST_STEPS);
  return { cues, past, future: [], last: field === null ? null : { field, at: step.at } };
}

function fieldOf(change: Change): string | null {
  return change.do === 'edit' ? `${change.key} ${Object.keys(change.to).join()}` : null;
}
