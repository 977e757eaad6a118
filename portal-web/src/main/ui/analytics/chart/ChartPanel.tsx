import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { Figures } from './points.ts';
import { csvOf, keep, separatorOf } from './tableFile.ts';
import classes from './Chart.module.css';

interface Props {
  title: string;
  lead?: string;
  children: ReactNode;
  /** What the chart shows, in figures; without it, the children are tables themselves. */
  table?: Figures;
}

/** A chart with the table that says the same, which can be kept as a file. */
export function ChartPanel({ title, lead, children, table }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const panel = useRef<HTMLElement>(null);
  const save = () => {
    const shown = panel.current?.querySelectorAll<HTMLTableElement>(table ? 'details table' : 'table') ?? [];
    keep(`${title}.csv`, csvOf(shown, separatorOf(locale)));
  };
  return (
    <section className={classes.panel} ref={panel}>
      <header className={classes.head}>
        <h2>{title}</h2>
        <Tooltip label={t('analytics.saveTable')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            className={classes.save}
            aria-label={t('analytics.saveTableOf', { title })}
            onClick={save}
          >
            <IconFileTypeCsv size={20} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </header>
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
                {table.rows.map((row, index) => (
                  // Places may be called the same, such as parts of less than a second.
                  <tr key={index}>
                    {row.map((cell, column) =>
                      column === 0 ? (
                        <th key={table.head[column]} scope="row">
                          <bdi>{cell}</bdi>
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
