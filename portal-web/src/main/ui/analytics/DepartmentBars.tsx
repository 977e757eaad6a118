import { useTranslation } from 'react-i18next';
import { useFormat } from '../platform/format/useFormat.ts';
import type { CompletionReport } from './completion.ts';
import { ChartPanel } from './chart/ChartPanel.tsx';
import classes from './CompletionPage.module.css';

const PARTS = [
  ['completed', 'COMPLETED'],
  ['completedBefore', 'COMPLETED_BEFORE'],
  ['inProgress', 'IN_PROGRESS'],
  ['lapsed', 'VOIDED'],
  ['notStarted', 'NOT_STARTED'],
] as const;

/** Told only where there are any. */
const RARE: readonly string[] = ['completedBefore', 'lapsed'];

const ROOM_FOR_FIGURE = 0.06;

/** How far each department is: a bar that says its figures in words too, and the table of them. */
export function DepartmentBars({ report }: { report: CompletionReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const figures = {
    head: [t('analytics.department'), ...PARTS.map(([name]) => t(`analytics.figures.${name}`))],
    rows: report.byDepartment.map((row) => [
      row.department.name,
      ...PARTS.map(([name]) => format.number(row[name])),
    ]),
  };
  return (
    <div className={classes.byDepartment}>
      <ChartPanel title={t('analytics.byDepartment')} table={figures}>
        <table className={classes.bars} aria-label={t('analytics.chart')}>
          <tbody>
            {report.byDepartment.map((row) => {
              const total = PARTS.reduce((sum, [name]) => sum + row[name], 0);
              const words = PARTS.filter(([name]) => !RARE.includes(name) || row[name] > 0).map(
                ([name]) => `${t(`analytics.figures.${name}`)} ${format.number(row[name])}`,
              );
              return (
                <tr key={row.department.id}>
                  <th scope="row">
                    <bdi>{row.department.name}</bdi>
                  </th>
                  <td>
                    <div
                      className={classes.bar}
                      role="img"
                      aria-label={words.join(', ')}
                      title={words.join(' · ')}
                    >
                      {PARTS.map(([name, state]) =>
                        row[name] > 0 ? (
                          <span
                            key={name}
                            className={classes.part}
                            data-state={state}
                            style={{ flexGrow: row[name] }}
                          >
                            {row[name] / total >= ROOM_FOR_FIGURE ? format.number(row[name]) : ''}
                          </span>
                        ) : null,
                      )}
                    </div>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ChartPanel>
    </div>
  );
}
