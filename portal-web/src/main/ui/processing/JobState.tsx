import { useTranslation } from 'react-i18next';
import type { JobState as State } from '../platform/api/types.ts';
import classes from './ProcessingLog.module.css';

export function JobState({ state }: { state: State }) {
  const { t } = useTranslation();
  return (
    <span className={classes.state} data-state={state}>
      {t(`processing.jobState.${state}`)}
    </span>
  );
}
