import { Loader } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCircleMinus, IconCircleX } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Step } from '../types.ts';
import { cureFor, wordsFor } from '../../platform/kit/told.ts';
import classes from './proof.module.css';

export const TEST_STEPS = ['resolved', 'tls', 'answered', 'discovery', 'keys', 'client'] as const;
export const DRY_RUN_STEPS = ['returned', 'code', 'idToken', 'userInfo', 'claims', 'mapped'] as const;
const KNOWN = [...TEST_STEPS, ...DRY_RUN_STEPS];

/** A step that we have no words for is shown as the server calls it. */
function stepName(name: string, t: TFunction): string {
  const known = KNOWN.find((one) => one === name);
  return known ? t(`sso.step.${known}`) : name;
}

const ICONS = { PASSED: IconCircleCheck, FAILED: IconCircleX, NOT_REACHED: IconCircleMinus } as const;

interface Props {
  label: string;
  /** What will be tried, shown before there is an answer. */
  names: readonly string[];
  steps: Step[] | null;
  busy: boolean;
}

/** What was tried, one after another: how it went, and where it failed, why and what cures it. */
export function StepList({ label, names, steps, busy }: Props) {
  const { t } = useTranslation();
  if (!steps) {
    return (
      <ol className={classes.steps} aria-label={label} aria-busy={busy}>
        {names.map((name, index) => (
          <li key={name} className={classes.step} data-state="WAITING">
            {busy && index === 0 ? (
              <Loader size={18} aria-hidden="true" />
            ) : (
              <IconCircleDashed size={20} stroke={1.75} aria-hidden="true" />
            )}
            <div>
              <strong>{stepName(name, t)}</strong>
            </div>
          </li>
        ))}
      </ol>
    );
  }
  return (
    <ol className={classes.steps} aria-label={label}>
      {steps.map((step, index) => {
        const Icon = ICONS[step.state];
        return (
          <li
            key={step.name}
            className={classes.step}
            data-state={step.state}
            data-ticks
            style={{ '--place': index } as CSSProperties}
          >
            <Icon size={20} stroke={1.75} aria-hidden="true" />
            <div>
              <strong>{stepName(step.name, t)}</strong>
              <span className={classes.hidden}>{t(`sso.stepState.${step.state}`)}</span>
              {step.state === 'PASSED' && step.detail && (
                <span className={classes.fact}>{wordsFor(t, 'sso', step, step.detail)}</span>
              )}
              {step.state === 'FAILED' && step.detail && <p>{wordsFor(t, 'sso', step, step.detail)}</p>}
              {step.cure && <p className={classes.cure}>{cureFor(t, step, step.cure)}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** The whole in one sentence, for whoever does not see the list tick. */
export function useVerdict(): (steps: Step[] | null) => string {
  const { t } = useTranslation();
  return (steps) => {
    if (!steps) return '';
    const failed = steps.find((step) => step.state === 'FAILED');
    return failed ? t('sso.test.failedAt', { step: stepName(failed.name, t) }) : t('sso.test.allPassed');
  };
}
