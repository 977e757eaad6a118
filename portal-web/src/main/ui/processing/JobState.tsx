import { useTranslation } from 'react-i18next';
import type { JobState as State } from '../platform/api/types.ts';
import classes from '../platform/kit/chip.module.css';

const TONES: Partial<Record<State, string>> = { DONE: 'good', RUNNING: 'busy', FAILED: 'alert' };

export function JobState({ state }: { state: State }) {
  const { t } = useTranslation();
  return (
    <span className={classes.chip} data-tone={TONES[state]}>
      {t(`processing.jobState.${state}`)}
    </span>
  );
}
