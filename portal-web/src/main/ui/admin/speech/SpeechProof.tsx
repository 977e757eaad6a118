import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import admin from '../admin.module.css';
import { isOn, test, type SpeechEngine, type SpeechTest } from './api.ts';
import classes from '../service.module.css';

/** Sends a tone, and shows what the engine answers. */
export function SpeechProof({ known }: { known: SpeechEngine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useAdminProblem();
  const trial = useMutation({ mutationFn: test });
  const told = trial.data;
  const words = ({ code, trouble }: SpeechTest) =>
    code == null ? trouble : t(`admin.speech.trouble.${code}`, { defaultValue: trouble ?? '' });
  return (
    <section className={admin.box} aria-labelledby="speech-proof">
      <header className={admin.boxHead}>
        <h2 id="speech-proof">{t('admin.speech.test')}</h2>
        <p>{t('admin.speech.testLead')}</p>
      </header>
      <div role="status">
        {told?.answered && (
          <>
            <p className={classes.taken}>
              {t('admin.speech.answered', { seconds: format.number(Math.round(told.seconds * 10) / 10) })}
            </p>
            <p className={admin.faint}>
              {told.text ? t('admin.speech.heard', { text: told.text }) : t('admin.speech.heardNothing')}
            </p>
          </>
        )}
      </div>
      <Trouble text={trial.error ? say(trial.error) : told ? words(told) : null} />
      <div className={classes.foot}>
        <Button
          variant="default"
          loading={trial.isPending}
          disabled={!isOn(known)}
          onClick={() => trial.mutate()}
        >
          {t('admin.speech.send')}
        </Button>
      </div>
    </section>
  );
}
