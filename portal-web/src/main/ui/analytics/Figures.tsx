import { useTranslation } from 'react-i18next';
import { useFormat } from '../platform/format/useFormat.ts';
import type { CompletionReport } from './completion.ts';
import classes from './CompletionPage.module.css';

const FIGURES = [
  ['assigned', null],
  ['completed', 'COMPLETED'],
  ['completedBefore', 'COMPLETED_BEFORE'],
  ['inProgress', 'IN_PROGRESS'],
  ['notStarted', 'NOT_STARTED'],
  ['lapsed', 'VOIDED'],
] as const;

/** Told only where there are any. */
const RARE: readonly string[] = ['completedBefore', 'lapsed'];

export function Figures({ summary }: { summary: CompletionReport['summary'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className={classes.figures}>
      {FIGURES.filter(([name]) => !RARE.includes(name) || summary[name] > 0).map(([name, state]) => (
        <div key={name} className={classes.figure}>
          <dt>
            {state && <span className={classes.swatch} data-state={state} aria-hidden="true" />}
            {t(`analytics.figures.${name}`)}
          </dt>
          <dd>
            {format.number(summary[name])}
            {state && summary.assigned > 0 && (
              <small>{format.percent(summary[name] / summary.assigned)}</small>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
