import { newKey, type Change, type Cue } from './cueWork.ts';
import type { Command } from './editorKeys.ts';

export type Field = 'text' | 'start' | 'end' | 'speaker';

/** Where the focus is to go once the list has drawn it. */
export interface Aim {
  key: number;
  field: Field;
  caret?: number;
}

export const fieldId = (key: number, field: Field) => `cue-${field}-${key}`;

/** Where the film stands; null without one. */
export const msOf = (video: HTMLVideoElement | null) => (video ? Math.round(video.currentTime * 1000) : null);

const JUMP_SECONDS = 2;

/** What the film is to do; false for any other command. */
export function playerCommand(
  command: Command,
  video: HTMLVideoElement | null,
  cue: Cue | undefined,
): boolean {
  switch (command) {
    case 'play':
      if (video?.paused) void video.play().catch(() => undefined);
      else video?.pause();
      return true;
    case 'back':
    case 'ahead':
      if (video)
        video.currentTime = Math.max(0, video.currentTime + (command === 'back' ? -1 : 1) * JUMP_SECONDS);
      return true;
    case 'playCue':
      if (video && cue) video.currentTime = cue.startMs / 1000;
      void video?.play().catch(() => undefined);
      return true;
    default:
      return false;
  }
}

interface Lines {
  cues: Cue[];
  /** Of the line that is worked on; below zero for none. */
  index: number;
  nowMs: number | null;
  change: (change: Change) => void;
  goTo: (key: number) => void;
  setAim: (aim: Aim) => void;
}

/** What is to become of the line that is worked on. */
export function lineCommand(command: Command, lines: Lines): void {
  const { cues, index, nowMs, change, goTo, setAim } = lines;
  const cue = cues[index];
  if (command === 'insert') {
    const key = newKey();
    change({ do: 'insert', after: (cue ?? cues.at(-1))?.key ?? null, atMs: nowMs ?? 0, newKey: key });
    goTo(key);
  } else if (command === 'next' || command === 'previous') {
    const other = cues[index < 0 ? 0 : index + (command === 'next' ? 1 : -1)];
    if (other) goTo(other.key);
  } else if (!cue) {
    return;
  } else if (command === 'setStart' || command === 'setEnd') {
    if (nowMs === null) return;
    change({ do: 'edit', key: cue.key, to: command === 'setStart' ? { startMs: nowMs } : { endMs: nowMs } });
  } else if (command === 'split') {
    const text = document.getElementById(fieldId(cue.key, 'text'));
    const caret = text instanceof HTMLTextAreaElement ? text.selectionStart : cue.text.length;
    change({ do: 'split', key: cue.key, offset: caret, atMs: nowMs });
    setAim({ key: cue.key, field: 'text', caret });
  } else if (command === 'merge') {
    change({ do: 'merge', key: cue.key });
    setAim({ key: cue.key, field: 'text', caret: cue.text.length });
  } else if (command === 'remove') {
    change({ do: 'remove', key: cue.key });
    const other = cues[index + 1] ?? cues[index - 1];
    if (other) goTo(other.key);
  }
}
