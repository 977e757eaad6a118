import { Button, MultiSelect, SegmentedControl, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguageOptions } from '../../catalog/useLanguageOptions.ts';
import { LeaveGuard } from '../../platform/kit/LeaveGuard.tsx';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import { tell } from '../../platform/kit/toast.ts';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import admin from '../admin.module.css';
import { change, ENGINES, type SpeechEngine, type Wish } from './api.ts';
import { HttpEngine } from './HttpEngine.tsx';
import { LocalEngine } from './LocalEngine.tsx';
import classes from '../service.module.css';

const ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

function wishOf(known: SpeechEngine): Wish {
  const { version, engine, address, model, modelFile, threads, languages, automatic } = known;
  return { version, engine, address, model, modelFile, threads, languages, automatic, key: null };
}

export function SpeechSetUp({ known }: { known: SpeechEngine }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [wish, setWish] = useState<Wish>(() => wishOf(known));
  const put = (part: Partial<Wish>) => setWish((now) => ({ ...now, ...part }));
  const save = useMutation({ mutationFn: change, onSuccess: () => tell(t('admin.speech.saved')) });
  const languages = useLanguageOptions(null);
  const dirty = JSON.stringify(wish) !== JSON.stringify(wishOf(known));
  return (
    <form
      className={admin.box}
      aria-labelledby="speech-set-up"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wish);
      }}
    >
      <LeaveGuard dirty={dirty} />
      <header className={admin.boxHead}>
        <h2 id="speech-set-up">{t('admin.speech.title')}</h2>
        <p>{t('admin.speech.lead')}</p>
      </header>
      <SegmentedControl
        mb="md"
        aria-label={t('admin.speech.engine')}
        value={wish.engine}
        onChange={(engine) => put({ engine })}
        data={ENGINES.map((one) => ({ value: one, label: t(`admin.speech.engines.${one}`) }))}
      />
      <div className={classes.fields}>
        {wish.engine === 'WHISPER' ? (
          <LocalEngine wish={wish} onChange={put} />
        ) : (
          <HttpEngine wish={wish} keySet={known.keySet} onChange={put} />
        )}
        <MultiSelect
          label={t('admin.speech.languages')}
          description={t('admin.speech.languagesText')}
          inputWrapperOrder={ORDER}
          data={languages}
          searchable
          value={wish.languages}
          onChange={(chosen) => put({ languages: chosen })}
        />
      </div>
      <Switch
        mt="md"
        label={t('admin.speech.automatic')}
        description={t('admin.speech.automaticText')}
        checked={wish.automatic}
        onChange={(event) => put({ automatic: event.currentTarget.checked })}
      />
      <Trouble text={save.error ? say(save.error) : null} />
      <div className={classes.foot}>
        {known.changedBy != null && known.changedAt != null && (
          <span className={admin.faint}>
            {known.changedBy} · <TimeAgo at={known.changedAt} />
          </span>
        )}
        <Button type="submit" loading={save.isPending} disabled={!dirty}>
          {t('admin.speech.save')}
        </Button>
      </div>
    </form>
  );
}
