import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Chart.module.css';

interface Props {
  title: string;
  lead?: string;
  children: ReactNode;
  /** What the chart shows, in figures. */
  table?: { head: string[]; rows: string[][] };
}

/** A chart with the table that says the same. */
export function ChartPanel({ title, lead, children, table }: Props) {
  const { t } = useTranslation();
  return (
    <section className={classes.panel}>
      <h2>{title}</h2>
      {lead && <p className={classes.lead}>{lead}</p>}
      {children}
      {table && (
        <details className={classes.table}>
          <summary>{t('analytics.asTable')}</summary>
          <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
            <table>
              <thead>
                <tr>
                  {table.head.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((row) => (
                  <tr key={row[0]}>
                    {row.map((cell, column) =>
                      column === 0 ? (
                        <th key={table.head[column]} scope="row">
                          {cell}
                        </th>
                      ) : (
                        <td key={table.head[column]}>{cell}</td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  );
}
