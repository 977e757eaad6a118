import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { found, type Change, type Cue } from './cueWork.ts';
import classes from './CaptionEditor.module.css';

interface Props {
  cues: Cue[];
  active: number | null;
  change: (change: Change) => void;
  onGo: (key: number) => void;
  onClose: () => void;
}

export function FindBar({ cues, active, change, onGo, onClose }: Props) {
  const { t } = useTranslation();
  const [find, setFind] = useState('');
  const [by, setBy] = useState('');
  const [exactCase, setExactCase] = useState(false);
  const search = useMemo(() => ({ find, exactCase }), [find, exactCase]);
  const hits = useMemo(() => found(cues, search), [cues, search]);
  const at = hits.findIndex((key) => key === active);

  function go(by: 1 | -1) {
    const order = new Map(cues.map((cue, index) => [cue.key, index]));
    const from = active === null ? -1 : (order.get(active) ?? -1);
    const ahead = hits.filter((key) => (order.get(key) ?? 0) > from);
    const behind = hits.filter((key) => (order.get(key) ?? 0) < from);
    const key = by > 0 ? (ahead[0] ?? hits[0]) : (behind.at(-1) ?? hits.at(-1));
    if (key !== undefined) onGo(key);
  }
  function onKey(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
  }
  return (
    <form
      className={classes.find}
      role="search"
      aria-label={t('captions.editor.do.find')}
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        go(1);
      }}
    >
      <TextInput
        size="xs"
        aria-label={t('captions.editor.find.what')}
        placeholder={t('captions.editor.find.what')}
        value={find}
        onChange={(event) => setFind(event.currentTarget.value)}
        // It was asked for by a key or a button: one goes on typing.
        data-autofocus
        ref={focused}
      />
      <TextInput
        size="xs"
        aria-label={t('captions.editor.find.by')}
        placeholder={t('captions.editor.find.by')}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <Checkbox
        size="xs"
        label={t('captions.editor.find.exactCase')}
        checked={exactCase}
        onChange={(event) => setExactCase(event.currentTarget.checked)}
      />
      <span className={classes.hits} role="status">
        {find !== '' && t('captions.editor.find.hits', { count: hits.length })}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        aria-label={t('captions.editor.find.previous')}
        onClick={() => go(-1)}
      >
        <IconArrowUp size={16} stroke={1.9} />
      </ActionIcon>
      <ActionIcon
        type="submit"
        variant="subtle"
        color="gray"
        size={30}
        aria-label={t('captions.editor.find.next')}
      >
        <IconArrowDown size={16} stroke={1.9} />
      </ActionIcon>
      <Button
        size="xs"
        variant="default"
        disabled={at < 0}
        onClick={() => active !== null && change({ do: 'replace', search, with: by, only: active })}
      >
        {t('captions.editor.find.replace')}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={hits.length === 0}
        onClick={() => change({ do: 'replace', search, with: by, only: null })}
      >
        {t('captions.editor.find.replaceAll')}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        aria-label={t('platform.act.close')}
        onClick={onClose}
      >
        <IconX size={16} stroke={1.9} />
      </ActionIcon>
    </form>
  );
}

function focused(element: HTMLInputElement | null): void {
  element?.focus();
}
