import i18next from 'i18next';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { tell } from '../../platform/kit/toast.ts';
import { backUp, keptIn } from './backup.ts';
import type { Change, Cue } from './cueWork.ts';
import { cuesOf, keepVersion, type Draft, type Place } from './drafts.ts';
import type { Command } from './editorKeys.ts';
import { lineCommand, msOf, playerCommand, type Aim } from './editorCommands.ts';
import type { Panel } from './CaptionEditor.tsx';
import type { Known } from './saver.ts';
import { begun, stepped, type Work } from './undo.ts';

export interface Editing {
  cues: Cue[];
  /** The line that was worked on last. */
  active: number | null;
  aim: Aim | null;
  canUndo: boolean;
  canRedo: boolean;
  change: (change: Change) => void;
  run: (command: Command) => void;
  enter: (key: number) => void;
  goTo: (key: number) => void;
  focusActive: () => void;
  aimed: () => void;
  replaceAll: (cues: Cue[]) => void;
}

interface Doors {
  onPanel: (panel: Panel) => void;
  onFind: () => void;
  onSave: () => void;
}

interface Start {
  work: Work;
  known: Known;
  stored: Cue[];
  /** What this tab had kept of a draft that somebody else has changed since. */
  astray: Cue[] | null;
}

/** What this tab kept, because it did not reach the server, comes first, and can be undone. */
function startOf(place: Place, draft: Draft): Start {
  const stored = cuesOf(draft.cues);
  const known = { version: draft.version ?? null, published: draft.published };
  const kept = keptIn(place);
  const fits = kept !== null && kept.version === known.version;
  const work = fits
    ? stepped(begun(stored), { step: 'change', change: { do: 'all', cues: kept.cues }, at: 0 })
    : begun(stored);
  return { work, known, stored, astray: kept && !fits ? kept.cues : null };
}

export function useEditing(
  place: Place,
  draft: Draft,
  video: HTMLVideoElement | null,
  doors: Doors,
): Editing & { known: Known; stored: Cue[] } {
  const [start] = useState(() => startOf(place, draft));
  const [work, step] = useReducer(stepped, start.work);
  const [active, setActive] = useState<number | null>(null);
  const [aim, setAim] = useState<Aim | null>(null);
  const { cues } = work;

  useEffect(() => {
    if (!start.astray) return;
    // It stays in this tab until it lies in the history.
    keepVersion(place, start.astray).then(
      () => {
        backUp(place, null, null);
        tell(i18next.t('captions.editor.astray'));
      },
      () => undefined,
    );
  }, [place, start]);

  const change = useCallback(
    (one: Change) => step({ step: 'change', change: one, at: performance.now() }),
    [],
  );
  const goTo = useCallback((key: number) => {
    setActive(key);
    setAim({ key, field: 'text' });
  }, []);
  const latest = useRef({ cues, active, video, doors });
  useEffect(() => {
    latest.current = { cues, active, video, doors };
  });

  const run = useCallback(
    (command: Command) => {
      const now = latest.current;
      const index = now.cues.findIndex((cue) => cue.key === now.active);
      if (command === 'undo' || command === 'redo') step({ step: command });
      else if (command === 'find') now.doors.onFind();
      else if (command === 'save') now.doors.onSave();
      else if (command === 'shift' || command === 'speakers' || command === 'keys')
        now.doors.onPanel(command);
      else if (!playerCommand(command, now.video, now.cues[index]))
        lineCommand(command, { cues: now.cues, index, nowMs: msOf(now.video), change, goTo, setAim });
    },
    [change, goTo],
  );

  const focusActive = useCallback(() => {
    const { active: key } = latest.current;
    if (key !== null) setAim({ key, field: 'text' });
  }, []);
  const aimed = useCallback(() => setAim(null), []);
  const replaceAll = useCallback((all: Cue[]) => change({ do: 'all', cues: all }), [change]);
  const known = active !== null && cues.some((cue) => cue.key === active) ? active : null;
  return useMemo(
    () => ({
      cues,
      active: known,
      aim,
      canUndo: work.past.length > 0,
      canRedo: work.future.length > 0,
      change,
      run,
      enter: setActive,
      goTo,
      focusActive,
      aimed,
      replaceAll,
      known: start.known,
      stored: start.stored,
    }),
    [
      cues,
      known,
      aim,
      work.past.length,
      work.future.length,
      change,
      run,
      goTo,
      focusActive,
      aimed,
      replaceAll,
      start,
    ],
  );
}
