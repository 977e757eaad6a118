import { Button, Skeleton } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { csvOfCells, keep, separatorOf } from '../../analytics/chart/tableFile.ts';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import table from '../../platform/kit/table.module.css';
import classes from '../admin.module.css';
import { bytesOf, chartOf, COLUMNS, HEIGHT, rowsOf, WIDTH } from './chart.ts';
import own from './storage.module.css';
import type { CapacityState } from './types.ts';

/** How full the storage was from day to day, when it will be full if it goes on so, and what the ladder costs. */
export function Capacity() {
  const { t } = useTranslation();
  const capacity = useQuery({
    queryKey: ['admin', 'storage', 'capacity'],
    queryFn: ({ signal }) => api<CapacityState>('/admin/storage/capacity', { signal }),
  });
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.storage.capacity.title')}</h2>
        {capacity.data && capacity.data.days.length > 0 && <SaveButton state={capacity.data} />}
      </header>
      {capacity.isError ? (
        <Failure compact error={capacity.error} onRetry={() => void capacity.refetch()} />
      ) : capacity.data ? (
        <Shown state={capacity.data} />
      ) : (
        <Skeleton height={240} aria-hidden="true" />
      )}
    </section>
  );
}

function SaveButton({ state }: { state: CapacityState }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const save = () => {
    const head = COLUMNS.map((column) => t(`admin.storage.capacity.columns.${column}`));
    keep(
      `${t('admin.storage.capacity.title')}.csv`,
      csvOfCells([[head, ...rowsOf(state)]], separatorOf(locale)),
    );
  };
  return (
    <Button variant="default" leftSection={<IconFileTypeCsv size={18} stroke={1.75} />} onClick={save}>
      {t('admin.storage.capacity.save')}
    </Button>
  );
}

function Shown({ state }: { state: CapacityState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = state.days.at(-1);
  if (!today) return <p>{t('admin.storage.capacity.none')}</p>;
  const { outlook, fullOn, basisDays, bytesPerDay } = state.forecast;
  return (
    <>
      <p className={own.outlook} data-outlook={outlook}>
        {t(`admin.storage.capacity.outlook.${outlook}`, {
          day: fullOn == null ? '' : format.day(`${fullOn}T12:00:00Z`),
          rate: format.bytes(Math.abs(bytesPerDay)),
          count: basisDays,
        })}
      </p>
      {state.days.length > 1 && <Chart state={state} />}
      {today.uploadedBytes > 0 && (
        <p>
          {t('admin.storage.capacity.ladder', {
            made: format.bytes(today.madeBytes),
            uploaded: format.bytes(today.uploadedBytes),
            share: format.percent(today.madeBytes / today.uploadedBytes),
          })}
        </p>
      )}
      <details className={own.days}>
        <summary>{t('admin.storage.capacity.table')}</summary>
        <Days days={state.days} />
      </details>
    </>
  );
}

function Chart({ state }: { state: CapacityState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const chart = chartOf(state);
  return (
    <figure className={own.chart}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('admin.storage.capacity.chart')}
      >
        <path className={own.total} d={chart.total} />
        <path className={own.usedArea} d={chart.usedArea} />
        <path className={own.used} d={chart.used} />
        {chart.foretold && <path className={own.foretold} d={chart.foretold} />}
      </svg>
      <figcaption className={own.axis}>
        <span>{format.day(`${chart.first}T12:00:00Z`)}</span>
        <span>{t('admin.storage.capacity.legend', { top: format.bytes(chart.top) })}</span>
        <span>{format.day(`${chart.last}T12:00:00Z`)}</span>
      </figcaption>
    </figure>
  );
}

function Days({ days }: { days: CapacityState['days'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={table.holder} tabIndex={0} role="region" aria-label={t('admin.storage.capacity.table')}>
      <table className={table.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={column === 'day' ? undefined : table.number}>
                <div>{t(`admin.storage.capacity.columns.${column}`)}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <td>{format.day(`${day.day}T12:00:00Z`)}</td>
              {bytesOf(day).map((bytes, index) => (
                <td key={COLUMNS[index + 1]} className={table.number}>
                  {format.bytes(bytes)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
