import { useTranslation } from 'react-i18next';
import { useFormat } from '../platform/format/useFormat.ts';
import { wordsFor } from '../platform/kit/told.ts';
import table from '../platform/kit/table.module.css';
import type { ImportResult } from './types.ts';
import classes from './roster.module.css';

const COUNTS = ['rows', 'created', 'changed', 'unchanged', 'disabled'] as const;

/** What a list would do: in numbers, line by line where it cannot be read, and person by person where something changes. */
export function ImportPreview({ result }: { result: ImportResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = result.created + result.changed + result.disabled;
  return (
    <>
      <dl className={classes.counts} aria-label={t('roster.import.preview')}>
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{t(`roster.import.count.${name}`)}</dt>
            <dd>{format.number(result[name])}</dd>
          </div>
        ))}
      </dl>
      {result.problems.length > 0 && (
        <div className={classes.problems} role="alert">
          <h3>{t('roster.import.problems', { count: result.problems.length })}</h3>
          <ul>
            {result.problems.map((problem, index) => (
              // One line may have several, so its number is no key.
              <li key={index}>
                {problem.line > 0 && <strong>{t('roster.import.line', { line: problem.line })} </strong>}
                {wordsFor(t, 'roster', problem, problem.words)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {result.changes.length > 0 && (
        <div
          className={`${table.holder} ${classes.changes}`}
          tabIndex={0}
          role="region"
          aria-label={t('roster.import.changes')}
        >
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">
                  <div>{t('roster.import.column.line')}</div>
                </th>
                <th scope="col">
                  <div>{t('roster.import.column.person')}</div>
                </th>
                <th scope="col">
                  <div>{t('roster.import.column.what')}</div>
                </th>
              </tr>
            </thead>
            <tbody>
              {result.changes.map((change, index) => (
                <tr key={index}>
                  <td>{change.line > 0 ? format.number(change.line) : ''}</td>
                  <td className={classes.tokenName}>{change.username}</td>
                  <td>{wordsFor(t, 'roster', change, change.what)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {all > result.changes.length && (
        <p className={classes.faint}>{t('roster.import.more', { count: all - result.changes.length })}</p>
      )}
    </>
  );
}
