import { Button, Modal, NumberInput, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Editing } from './useEditing.ts';
import classes from './CaptionEditor.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  editing: Editing;
  video: HTMLVideoElement | null;
}

/** Moves all lines, or those from here on, where a film was cut or a file began elsewhere. */
export function ShiftDialog({ opened, onClose, editing, video }: Props) {
  const { t } = useTranslation();
  const [seconds, setSeconds] = useState<number | string>(0);
  const [scope, setScope] = useState('all');
  const cue = editing.cues.find((one) => one.key === editing.active);
  const from = scope === 'here' && cue ? cue.key : null;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('captions.editor.do.shift')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          editing.change({ do: 'shift', from, byMs: Math.round(Number(seconds) * 1000) });
          onClose();
        }}
      >
        <NumberInput
          label={t('captions.editor.shift.seconds')}
          description={t('captions.editor.shift.hint')}
          value={seconds}
          onChange={setSeconds}
          step={0.1}
          decimalScale={3}
          data-autofocus
        />
        {cue && video && (
          <Button
            variant="default"
            onClick={() => setSeconds(Math.round(video.currentTime * 1000 - cue.startMs) / 1000)}
          >
            {t('captions.editor.shift.toPlayhead')}
          </Button>
        )}
        <Radio.Group value={scope} onChange={setScope} label={t('captions.editor.shift.which')}>
          <Radio value="all" label={t('captions.editor.shift.all')} />
          <Radio value="here" label={t('captions.editor.shift.here')} disabled={!cue} />
        </Radio.Group>
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('platform.act.cancel')}
          </Button>
          <Button type="submit" disabled={!Number.isFinite(Number(seconds)) || Number(seconds) === 0}>
            {t('captions.editor.shift.go')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
