import { Progress, SegmentedControl, TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { watchPath } from '../catalog/paths.ts';
import { useFormat } from '../platform/format/useFormat.ts';
import table from '../platform/kit/table.module.css';
import { usePrinting } from '../platform/kit/usePrinting.ts';
import type { CompletionRow } from './completion.ts';
import { arrange, COLUMNS, type ColumnName, type Order } from './rows.ts';
import classes from './CompletionPage.module.css';

const STATES = [
  'all',
  'COMPLETED',
  'COMPLETED_BEFORE',
  'IN_PROGRESS',
  'NOT_STARTED',
  'VOIDED',
  'OUTDATED',
] as const;
const RARE: readonly string[] = ['COMPLETED_BEFORE', 'VOIDED', 'OUTDATED'];
const ROW_HEIGHT = 45;

export function CompletionTable({ rows }: { rows: CompletionRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [state, setState] = useState<string>('all');
  const [words, setWords] = useState('');
  const [order, setOrder] = useState<Order | null>(null);
  const filter = useDeferredValue(words);
  const states = useMemo(
    () => STATES.filter((one) => !RARE.includes(one) || rows.some((row) => row.state === one)),
    [rows],
  );
  const shown = useMemo(
    () => arrange(rows, { state, filter, order, locale: format.locale }),
    [rows, state, filter, order, format.locale],
  );
  return (
    <section className={classes.rows}>
      <div className={classes.rowsHead}>
        <h2>{t('analytics.rows')}</h2>
        <span className={classes.count} role="status">
          {t('analytics.rowsCount', { count: shown.length })}
        </span>
        <span className={classes.gap} />
        <SegmentedControl
          aria-label={t('analytics.columns.state')}
          value={state}
          onChange={setState}
          data={states.map((one) => ({ value: one, label: t(`analytics.state.${one}`) }))}
        />
        <TextInput
          className={classes.filter}
          type="search"
          aria-label={t('analytics.filter')}
          placeholder={t('analytics.filter')}
          leftSection={<IconSearch size={16} stroke={1.9} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <Rows rows={shown} order={order} onOrder={setOrder} />
    </section>
  );
}

interface RowsProps {
  rows: CompletionRow[];
  order: Order | null;
  onOrder: (order: Order | null) => void;
}

/** One click sorts, the next turns it round, the third goes back to the server's order. */
function nextOrder(now: Order | null, column: ColumnName): Order | null {
  if (now?.column !== column) return { column, descending: false };
  return now.descending ? null : { column, descending: true };
}

function Rows({ rows, order, onOrder }: RowsProps) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  // The virtualizer hands out functions that read its state; nothing here memoises them.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const printing = usePrinting();
  const drawn = virtual.getVirtualItems();
  const items = printing ? rows.map((_, index) => ({ index, key: index })) : drawn;
  const before = printing ? 0 : (drawn[0]?.start ?? 0);
  const after = printing ? 0 : virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <div
      ref={scroll}
      className={`${table.holder} ${classes.scroll}`}
      tabIndex={0}
      role="region"
      aria-label={t('analytics.rows')}
    >
      <table className={table.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((column) => {
              const on = order?.column === column;
              return (
                <th
                  key={column}
                  scope="col"
                  aria-sort={on ? (order.descending ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    className={table.sort}
                    onClick={() => onOrder(nextOrder(order, column))}
                  >
                    {t(`analytics.columns.${column}`)}
                    {on &&
                      (order.descending ? (
                        <IconArrowDown size={14} stroke={2} aria-hidden="true" />
                      ) : (
                        <IconArrowUp size={14} stroke={2} aria-hidden="true" />
                      ))}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {before > 0 && (
            <tr aria-hidden="true">
              <td colSpan={COLUMNS.length} style={{ blockSize: before, padding: 0 }} />
            </tr>
          )}
          {items.map((item) => {
            const row = rows[item.index];
            return row && <RowLine key={item.key} row={row} index={item.index} />;
          })}
          {after > 0 && (
            <tr aria-hidden="true">
              <td colSpan={COLUMNS.length} style={{ blockSize: after, padding: 0 }} />
            </tr>
          )}
          {rows.length === 0 && (
            <tr>
              <td colSpan={COLUMNS.length} className={classes.nothing}>
                {t('analytics.noMatch')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function RowLine({ row, index }: { row: CompletionRow; index: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = format.percent(row.coveredShare);
  const voided = row.voided && t('analytics.voided', { ...row.voided, at: format.dateTime(row.voided.at) });
  return (
    <tr aria-rowindex={index + 2} style={{ blockSize: ROW_HEIGHT }}>
      <td>
        <bdi>{row.person}</bdi>
      </td>
      <td className={table.faint}>
        <bdi>{row.department}</bdi>
      </td>
      <td>
        <Link to={watchPath(row.mediaId, row.title)} className={table.strong}>
          <bdi>{row.title}</bdi>
        </Link>
      </td>
      <td title={voided ?? undefined}>
        <span className={classes.stateChip}>
          <span className={classes.swatch} data-state={row.state} aria-hidden="true" />
          {t(`analytics.state.${row.state}`)}
        </span>
        {voided && <span className={classes.voided}>{voided}</span>}
      </td>
      <td>
        <span className={classes.share}>
          <Progress
            value={row.coveredShare * 100}
            size={6}
            radius="xl"
            color={row.state === 'COMPLETED' || row.state === 'COMPLETED_BEFORE' ? 'good' : 'lapis'}
            aria-label={t('analytics.columns.coveredShare')}
          />
          <span>{share}</span>
        </span>
      </td>
      <td>{row.completedAt && <time dateTime={row.completedAt}>{format.dateTime(row.completedAt)}</time>}</td>
    </tr>
  );
}
