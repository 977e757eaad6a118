import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconCircleCheck, IconCircleDashed, IconCircleMinus, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import classes from '../admin.module.css';
import { ACTS, type StorageState, type StorageTrial, type TrialStep } from './types.ts';

/** What lies elsewhere, and a trial of that store by doing with it what is done in earnest. */
export function SecondStore({ second }: { second: StorageState['second'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trial = useMutation({
    mutationFn: () => api<StorageTrial>('/admin/storage/test', { method: 'POST' }),
  });
  if (second.kind === 'none') {
    return (
      <section className={classes.box}>
        <header className={classes.boxHead}>
          <h2>{t('admin.storage.second')}</h2>
        </header>
        <p>{t('admin.storage.noSecond')}</p>
      </section>
    );
  }
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.storage.second')}</h2>
        <Button size="sm" variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
          {t('admin.storage.test')}
        </Button>
      </header>
      <p>
        {t(`admin.storage.kind.${second.kind}`)} {t(`admin.storage.originals.${second.originals}`)}{' '}
        {t(`admin.storage.renditions.${second.renditions}`)}{' '}
        {t('admin.storage.there', { count: second.files, size: format.bytes(second.bytes) })}
      </p>
      {second.leaving > 0 && <p role="status">{t('admin.storage.leaving', { count: second.leaving })}</p>}
      {trial.isError && <Failure error={trial.error} onRetry={() => trial.mutate()} />}
      <ol
        className={classes.parts}
        aria-label={t('admin.storage.steps')}
        aria-live="polite"
        aria-busy={trial.isPending}
      >
        {ACTS.map((act) => (
          <Step key={act} act={act} step={trial.data?.steps.find((step) => step.act === act)} />
        ))}
      </ol>
    </section>
  );
}

const ICONS = { PASSED: IconCircleCheck, FAILED: IconCircleX, NOT_REACHED: IconCircleMinus } as const;

function Step({ act, step }: { act: TrialStep['act']; step: TrialStep | undefined }) {
  const { t } = useTranslation();
  const Icon = step ? ICONS[step.outcome] : IconCircleDashed;
  return (
    <li className={classes.part} data-down={step?.outcome === 'FAILED' || undefined}>
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      <strong>{t(`admin.storage.act.${act}`)}</strong>
      <span>
        {step && t(`admin.storage.outcome.${step.outcome}`)}
        {step?.trouble && ` · ${t(`admin.storage.trouble.${step.trouble}`)}`}
      </span>
    </li>
  );
}
