import { Button } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tally } from './cueChecks.ts';
import type { Cue } from './cueWork.ts';
import classes from './CaptionEditor.module.css';

/** How many lines there are, and the way from one that wants a look to the next. */
export function TallyNote({ cues, onGo }: { cues: Cue[]; onGo: (key: number) => void }) {
  const { t } = useTranslation();
  const settled = useDeferredValue(cues);
  const { hindering, remarked } = useMemo(() => tally(settled), [settled]);
  const [last, setLast] = useState<number | null>(null);
  function go(keys: number[]) {
    const key = keys[(keys.findIndex((one) => one === last) + 1) % keys.length];
    if (key === undefined) return;
    setLast(key);
    onGo(key);
  }
  return (
    <div className={classes.tally}>
      <span>{t('captions.cues', { count: settled.length })}</span>
      {hindering.length > 0 && (
        <Button size="xs" color="terracotta" variant="light" onClick={() => go(hindering)}>
          {t('captions.editor.hindering', { count: hindering.length })}
        </Button>
      )}
      {remarked.length > 0 && (
        <Button size="xs" variant="default" onClick={() => go(remarked)}>
          {t('captions.editor.remarked', { count: remarked.length })}
        </Button>
      )}
    </div>
  );
}
