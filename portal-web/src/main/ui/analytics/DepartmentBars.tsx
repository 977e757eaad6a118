import { useTranslation } from 'react-i18next';
import { useFormat } from '../platform/format/useFormat.ts';
import type { CompletionReport } from '../platform/api/types.ts';
import classes from './CompletionPage.module.css';

const PARTS = [
  ['completed', 'COMPLETED'],
  ['inProgress', 'IN_PROGRESS'],
  ['lapsed', 'VOIDED'],
  ['notStarted', 'NOT_STARTED'],
] as const;

const ROOM_FOR_FIGURE = 0.06;

/** A chart that is a table: each bar says its figures in words too. */
export function DepartmentBars({ report }: { report: CompletionReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={classes.bars}>
      <h2>{t('analytics.byDepartment')}</h2>
      <table aria-label={t('analytics.chart')}>
        <tbody>
          {report.byDepartment.map((row) => {
            const total = row.completed + row.inProgress + row.notStarted + row.lapsed;
            const words = PARTS.filter(([name]) => name !== 'lapsed' || row.lapsed > 0).map(
              ([name]) => `${t(`analytics.figures.${name}`)} ${format.number(row[name])}`,
            );
            return (
              <tr key={row.department.id}>
                <th scope="row">{row.department.name}</th>
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
    </section>
  );
}
