import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../platform/kit/States.tsx';
import type { Cue } from './cueWork.ts';
import type { Place } from './drafts.ts';
import type { Saver, Saving } from './saver.ts';
import { webVtt } from './vttFile.ts';
import classes from './CaptionEditor.module.css';

interface Props {
  state: Saving;
  saver: Saver;
  place: Place;
  cues: Cue[];
}

const SIGNS = {
  saved: IconCloudCheck,
  unsaved: IconCloudUp,
  saving: IconCloudUp,
  offline: IconCloudOff,
  signedOut: IconCloudOff,
  refused: IconAlertTriangle,
  conflict: IconAlertTriangle,
} as const;

/** Whether the work is safe; where it is not, how to make it so. */
export function SavingNote({ state, saver, place, cues }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const Sign = SIGNS[state];
  const trouble = state === 'offline' || state === 'signedOut' || state === 'refused';
  return (
    <div className={classes.saving} data-trouble={trouble || undefined}>
      <span role="status">
        <Sign size={18} stroke={1.75} aria-hidden="true" />
        {t(`captions.editor.saving.${state}`)}
        {state === 'refused' && ` ${say(saver.error)}`}
      </span>
      {state === 'signedOut' && (
        <Button component="a" href="/sign-in" target="_blank" rel="noreferrer" size="xs" variant="default">
          {t('captions.editor.signIn')}
        </Button>
      )}
      {trouble && (
        <>
          <Button size="xs" variant="default" onClick={() => saver.again()}>
            {t('platform.act.retry')}
          </Button>
          <Button size="xs" variant="default" onClick={() => toFile(cues, place)}>
            {t('captions.editor.toFile')}
          </Button>
        </>
      )}
    </div>
  );
}

function toFile(cues: Cue[], { track }: Place): void {
  const url = URL.createObjectURL(new Blob([webVtt(cues)], { type: 'text/vtt' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `captions.${track}.vtt`;
  link.click();
  URL.revokeObjectURL(url);
}
