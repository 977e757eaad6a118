import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { speakersOf } from './cueWork.ts';
import type { Editing } from './useEditing.ts';
import classes from './CaptionEditor.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  editing: Editing;
  language: string;
}

/** Gives a speaker another name in all lines: where an engine wrote "Speaker 1", or two spellings are one person. */
export function SpeakersDialog({ opened, onClose, editing, language }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('captions.editor.do.speakers')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <Form editing={editing} language={language} onClose={onClose} />
    </Modal>
  );
}

/** Begun anew each time the dialog opens, with whoever speaks in the line that is worked on. */
function Form({ editing, language, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation();
  const { cues, active, change } = editing;
  const speakers = useMemo(() => speakersOf(cues), [cues]);
  const speaking = cues.find((cue) => cue.key === active)?.speaker.trim();
  const [from, setFrom] = useState(speaking || ([...speakers.keys()][0] ?? ''));
  const [to, setTo] = useState('');
  const name = to.trim();
  if (speakers.size === 0) return <p className={classes.hint}>{t('captions.editor.speakers.none')}</p>;
  const joined = name !== from && speakers.has(name);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        change({ do: 'rename', from, to: name });
        onClose();
      }}
    >
      <Select
        label={t('captions.editor.speaker')}
        data={[...speakers].map(([value, count]) => ({
          value,
          label: t('captions.editor.speakers.lines', { name: value, count }),
        }))}
        value={from}
        allowDeselect={false}
        onChange={(value) => value !== null && setFrom(value)}
        comboboxProps={{ withinPortal: false }}
      />
      <TextInput
        label={t('captions.editor.speakers.name')}
        description={joined ? t('captions.editor.speakers.joins') : t('captions.editor.speakers.hint')}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={200}
        lang={language}
        dir="auto"
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data-autofocus
      />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('platform.act.cancel')}
        </Button>
        <Button type="submit" disabled={name === '' || name === from}>
          {t('captions.editor.speakers.go', { count: speakers.get(from) ?? 0 })}
        </Button>
      </div>
    </form>
  );
}
