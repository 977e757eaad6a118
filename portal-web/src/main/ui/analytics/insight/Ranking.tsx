import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { duration } from './change.ts';
import type { Figure } from './types.ts';
import classes from './Insight.module.css';

export interface Ranked {
  key: string;
  name: ReactNode;
  figures: Figure;
}

/** A chart that is a table: a bar for the viewers, and all figures in words. */
export function Ranking({ of, rows }: { of: string; rows: Ranked[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...rows.map((row) => row.figures.viewers));
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={of}>
      <table className={classes.ranking}>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col" colSpan={2}>
              {t('insight.figures.viewers')}
            </th>
            <th scope="col" className={classes.number}>
              {t('insight.figures.views')}
            </th>
            <th scope="col" className={classes.number}>
              {t('insight.figures.watchedSeconds')}
            </th>
            <th scope="col" className={classes.number}>
              {t('insight.figures.completions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <bdi>{row.name}</bdi>
              </th>
              <td className={classes.barCell}>
                <span
                  className={classes.bar}
                  style={{ inlineSize: `${(100 * row.figures.viewers) / most}%` }}
                  aria-hidden="true"
                />
              </td>
              <td className={classes.number}>{format.number(row.figures.viewers)}</td>
              <td className={classes.number}>{format.number(row.figures.views)}</td>
              <td className={classes.number}>{duration(row.figures.watchedSeconds, format.locale)}</td>
              <td className={classes.number}>{format.number(row.figures.completions)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
