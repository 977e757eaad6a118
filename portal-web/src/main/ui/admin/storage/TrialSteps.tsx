import { IconCircleCheck, IconCircleDashed, IconCircleMinus, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '../admin.module.css';
import { ACTS, type TrialStep } from './types.ts';

/** How far a trial of a store came. */
export function TrialSteps({ steps, busy }: { steps: TrialStep[] | undefined; busy: boolean }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.parts} aria-label={t('admin.storage.steps')} aria-live="polite" aria-busy={busy}>
      {ACTS.map((act) => ({ act, step: steps?.find((one) => one.act === act) }))
        .filter(({ act, step }) => act !== 'CLASSES' || step)
        .map(({ act, step }) => (
          <Step key={act} act={act} step={step} />
        ))}
    </ol>
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
