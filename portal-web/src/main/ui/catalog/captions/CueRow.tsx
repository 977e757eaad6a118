import { IconAlertTriangle, IconPlayerPlay } from '@tabler/icons-react';
import { memo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { charsPerSecond, hinders, LIMITS, remarksOn } from './cueChecks.ts';
import { parseStamp, stamp } from './cueTime.ts';
import type { Change, Cue } from './cueWork.ts';
import type { Command } from './editorKeys.ts';
import { fieldId } from './editorCommands.ts';
import classes from './CaptionEditor.module.css';

interface Props {
  cue: Cue;
  next: Cue | undefined;
  number: number;
  now: boolean;
  active: boolean;
  language: string;
  change: (change: Change) => void;
  onEnter: (key: number) => void;
  run: (command: Command) => void;
}

export const CueRow = memo(function CueRow(props: Props) {
  const { cue, next, number, change } = props;
  const { t } = useTranslation();
  const remarks = remarksOn(cue, next);
  const speed = Math.round(charsPerSecond(cue));
  return (
    <div
      className={classes.row}
      role="group"
      aria-label={t('captions.editor.line', { number })}
      data-now={props.now || undefined}
      data-active={props.active || undefined}
      onFocus={() => props.onEnter(cue.key)}
    >
      <div className={classes.times}>
        <span className={classes.number} aria-hidden="true">
          {number}
        </span>
        <Time cue={cue} end="start" change={change} />
        <span aria-hidden="true">–</span>
        <Time cue={cue} end="end" change={change} />
        <button
          type="button"
          className={classes.mini}
          aria-label={t('captions.editor.playLine', { number })}
          onClick={() => {
            props.onEnter(cue.key);
            // The line becomes the active one first.
            requestAnimationFrame(() => props.run('playCue'));
          }}
        >
          <IconPlayerPlay size={16} stroke={1.75} />
        </button>
        <input
          id={fieldId(cue.key, 'speaker')}
          className={classes.speaker}
          dir="auto"
          aria-label={t('captions.editor.speaker')}
          placeholder={t('captions.editor.speaker')}
          maxLength={200}
          value={cue.speaker}
          onChange={(event) =>
            change({ do: 'edit', key: cue.key, to: { speaker: event.currentTarget.value } })
          }
        />
      </div>
      <textarea
        id={fieldId(cue.key, 'text')}
        className={classes.text}
        aria-label={t('captions.editor.text', { number })}
        aria-invalid={remarks.includes('blank') || undefined}
        lang={props.language}
        dir="auto"
        rows={Math.max(1, cue.text.split('\n').length)}
        maxLength={10_000}
        value={cue.text}
        onChange={(event) => change({ do: 'edit', key: cue.key, to: { text: event.currentTarget.value } })}
      />
      <p className={classes.remarks}>
        <span data-fast={speed > LIMITS.charsPerSecond || undefined}>
          {t('captions.editor.speed', { speed })}
        </span>
        {remarks.map((remark) => (
          <span key={remark} data-hinders={hinders(remark) || undefined} data-remark>
            <IconAlertTriangle size={13} stroke={2} aria-hidden="true" />
            {t(`captions.editor.remark.${remark}`)}
          </span>
        ))}
      </p>
    </div>
  );
});

const STEP_MS = 100;
const LONG_STEP_MS = 1_000;

/** A time that can be typed; arrows move it by tenths of a second, with Shift by whole ones. */
function Time({ cue, end, change }: { cue: Cue; end: 'start' | 'end'; change: (change: Change) => void }) {
  const { t } = useTranslation();
  const ms = end === 'start' ? cue.startMs : cue.endMs;
  const [typed, setTyped] = useState<string | null>(null);
  const set = (to: number) =>
    change({ do: 'edit', key: cue.key, to: end === 'start' ? { startMs: to } : { endMs: to } });
  const wrong = typed !== null && parseStamp(typed) === null;
  function settle() {
    const to = typed === null ? null : parseStamp(typed);
    if (to !== null) set(to);
    setTyped(null);
  }
  function onKey(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') settle();
    else if (event.key === 'Escape') setTyped(null);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const step = event.shiftKey ? LONG_STEP_MS : STEP_MS;
      const from = typed === null ? ms : (parseStamp(typed) ?? ms);
      setTyped(null);
      set(Math.max(0, from + (event.key === 'ArrowUp' ? step : -step)));
    }
  }
  return (
    <input
      id={fieldId(cue.key, end)}
      className={classes.time}
      aria-label={t(`captions.editor.${end}`)}
      aria-invalid={wrong || undefined}
      autoComplete="off"
      value={typed ?? stamp(ms)}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={onKey}
    />
  );
}
