import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../platform/format/time.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { ItemInsight } from './types.ts';
import { Chart, type Ink } from '../chart/Chart.tsx';
import { ChartPanel } from '../chart/ChartPanel.tsx';

export function Days({ days }: { days: ItemInsight['days'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useMemo(
    () => (ink: Ink) => ({
      grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 14, textStyle: { color: ink.ink } },
      tooltip: {
        trigger: 'axis',
        backgroundColor: ink.panel,
        borderColor: ink.line,
        textStyle: { color: ink.ink },
      },
      xAxis: {
        type: 'category',
        data: days.map((one) => format.day(`${one.day}T12:00:00Z`)),
        axisLabel: { color: ink.faint, hideOverlap: true },
        axisLine: { lineStyle: { color: ink.line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: ink.faint },
        splitLine: { lineStyle: { color: ink.line } },
      },
      series: [
        {
          name: t('analytics.item.figures.views'),
          type: 'bar',
          barMaxWidth: 28,
          data: days.map((one) => one.views),
          itemStyle: { color: ink.brand, borderRadius: [3, 3, 0, 0] },
        },
        {
          name: t('analytics.item.figures.viewers'),
          type: 'bar',
          barMaxWidth: 28,
          data: days.map((one) => one.viewers),
          itemStyle: { color: ink.good, borderRadius: [3, 3, 0, 0] },
        },
      ],
    }),
    [days, t, format],
  );
  return (
    <ChartPanel
      title={t('analytics.item.days')}
      table={{
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
      }}
    >
      <Chart label={t('analytics.item.days')} height={240} option={option} />
    </ChartPanel>
  );
}
