import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../platform/format/time.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { ItemInsight } from './types.ts';
import { Chart, type Ink } from '../chart/Chart.tsx';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import { bars, timeline } from '../chart/timeline.ts';

export function Days({ insight: { days, daysHidden, smallestGroup } }: { insight: ItemInsight }) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useMemo(
    () => (ink: Ink) => ({
      ...timeline(
        ink,
        days.map((one) => format.day(`${one.day}T12:00:00Z`)),
      ),
      series: [
        bars(
          t('analytics.item.figures.views'),
          days.map((one) => one.views),
          ink.brand,
        ),
        bars(
          t('analytics.item.figures.viewers'),
          days.map((one) => one.viewers),
          ink.good,
        ),
      ],
    }),
    [days, t, format],
  );
  const table = {
    head: [
      t('analytics.item.day'),
      t('analytics.item.figures.views'),
      t('analytics.item.figures.viewers'),
      t('analytics.item.figures.watched'),
    ],
    rows: days.map((one) => [
      format.day(`${one.day}T12:00:00Z`),
      format.number(one.views),
      format.number(one.viewers),
      clock(one.watchedSeconds),
    ]),
  };
  return (
    <ChartPanel
      title={t('analytics.item.days')}
      {...(daysHidden > 0 && { lead: t('insight.gaps', { count: smallestGroup }) })}
      table={table}
    >
      {days.length > 0 && (
        <Chart label={t('analytics.item.days')} table={table} height={240} option={option} />
      )}
    </ChartPanel>
  );
}
