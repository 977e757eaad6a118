import { useVirtualizer, type Range, defaultRangeExtractor } from '@tanstack/react-virtual';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CueRow } from './CueRow.tsx';
import type { Cue } from './cueWork.ts';
import { fieldId } from './editorCommands.ts';
import type { Editing } from './useEditing.ts';
import classes from './CaptionEditor.module.css';

interface Props {
  cues: Cue[];
  at: number | null;
  follows: boolean;
  onLetGo: () => void;
  editing: Editing;
  language: string;
}

const ROW_HEIGHT = 104;

/** Only the lines in view are drawn, and the one that has the focus, so that a day's talk is as quick as a minute's. */
export function CueList({ cues, at, follows, onLetGo, editing, language }: Props) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const { active, aim, aimed } = editing;
  const activeIndex = active === null ? -1 : cues.findIndex((cue) => cue.key === active);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      return activeIndex < 0 || drawn.includes(activeIndex)
        ? drawn
        : [...drawn, activeIndex].sort((a, b) => a - b);
    },
    [activeIndex],
  );
  const getItemKey = useCallback((index: number) => cues[index]?.key ?? index, [cues]);
  // The virtualizer hands out functions that read its state; nothing here memoises them.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: cues.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    getItemKey,
    rangeExtractor,
  });

  useLayoutEffect(() => {
    if (!aim) return;
    const index = cues.findIndex((cue) => cue.key === aim.key);
    if (index < 0) return;
    virtual.scrollToIndex(index, { align: 'auto' });
    const frame = requestAnimationFrame(() => {
      const field = document.getElementById(fieldId(aim.key, aim.field));
      field?.focus({ preventScroll: false });
      if (aim.caret !== undefined && field instanceof HTMLTextAreaElement)
        field.setSelectionRange(aim.caret, aim.caret);
      aimed();
    });
    return () => cancelAnimationFrame(frame);
  }, [aim, aimed, cues, virtual]);

  const followed = useRef(at);
  useEffect(() => {
    if (!follows || at === null || followed.current === at) return;
    followed.current = at;
    // Whoever types is not to lose the line from under their fingers.
    if (scroll.current?.contains(document.activeElement) && document.activeElement !== scroll.current) return;
    const index = cues.findIndex((cue) => cue.key === at);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' });
  }, [at, follows, cues, virtual]);

  return (
    <div
      ref={scroll}
      className={classes.list}
      role="region"
      aria-label={t('captions.editor.lines')}
      tabIndex={0}
      onWheel={onLetGo}
      onTouchMove={onLetGo}
    >
      {cues.length === 0 && <p className={classes.none}>{t('captions.editor.none')}</p>}
      <ol className={classes.rows} style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const cue = cues[item.index];
          return (
            cue && (
              <li
                key={cue.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={cues.length}
                aria-posinset={item.index + 1}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <CueRow
                  cue={cue}
                  next={cues[item.index + 1]}
                  number={item.index + 1}
                  now={cue.key === at}
                  active={cue.key === active}
                  language={language}
                  change={editing.change}
                  onEnter={editing.enter}
                  run={editing.run}
                />
              </li>
            )
          );
        })}
      </ol>
      <Button
        className={classes.add}
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.9} />}
        onClick={() => editing.run('insert')}
      >
        {t('captions.editor.do.insert')}
      </Button>
    </div>
  );
}
