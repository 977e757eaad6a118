import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../platform/format/useFormat.ts';
import type { ProcessingStatus } from '../platform/api/types.ts';
import { stagesOf, type Stage } from './stages.ts';
import classes from './Stages.module.css';

/** The road from upload to everything done, as steps on one line. */
export function Stages({ status }: { status: ProcessingStatus }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.stages} aria-label={t('processing.stages')}>
      {stagesOf(status).map((stage) => (
        <Step key={stage.name} stage={stage} />
      ))}
    </ol>
  );
}

function Step({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = stage.state === 'now' && stage.progress > 0 ? format.percent(stage.progress) : null;
  return (
    <li className={classes.step} data-state={stage.state}>
      <span className={classes.dot} aria-hidden="true">
        {stage.state === 'done' && <IconCheck size={14} stroke={3} />}
        {stage.state === 'failed' && <IconAlertTriangle size={13} stroke={2.4} />}
        {stage.state === 'now' && <span className={classes.pulse} />}
      </span>
      <span className={classes.name}>
        {t(`processing.stage.${stage.name}`)}
        <span className={classes.said}>{t(`processing.stageState.${stage.state}`)}</span>
      </span>
      <span className={classes.share}>{share}</span>
    </li>
  );
}
