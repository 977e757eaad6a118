import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Chart, type Ink } from '../chart/Chart.tsx';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import { duration } from './change.ts';
import type { Figures } from './types.ts';

/** Views and viewers by day, week or month; parts of few people are gaps. */
export function Trend({ figures }: { figures: Figures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { trend, step, smallestGroup } = figures;
  const title = t(`insight.trend.${step}`);
  const hidden = trend.some((part) => !part.figures);
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
        data: trend.map((part) => format.day(`${part.day}T12:00:00Z`)),
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
          name: t('insight.figures.views'),
          type: 'bar',
          barMaxWidth: 28,
          data: trend.map((part) => part.figures?.views ?? null),
          itemStyle: { color: ink.brand, borderRadius: [3, 3, 0, 0] },
        },
        {
          name: t('insight.figures.viewers'),
          type: 'line',
          symbolSize: 6,
          data: trend.map((part) => part.figures?.viewers ?? null),
          lineStyle: { width: 2.5, color: ink.good },
          itemStyle: { color: ink.good },
        },
      ],
    }),
    [trend, t, format],
  );
  return (
    <ChartPanel
      title={title}
      {...(hidden && { lead: t('insight.gaps', { count: smallestGroup }) })}
      table={{
        head: [
          t(`insight.part.${step}`),
          t('insight.figures.viewers'),
          t('insight.figures.views'),
          t('insight.figures.watchedSeconds'),
          t('insight.figures.completions'),
        ],
        rows: trend.map((part) => [
          format.day(`${part.day}T12:00:00Z`),
          part.figures ? format.number(part.figures.viewers) : '–',
          part.figures ? format.number(part.figures.views) : '–',
          part.figures ? duration(part.figures.watchedSeconds, format.locale) : '–',
          part.figures ? format.number(part.figures.completions) : '–',
        ]),
      }}
    >
      <Chart label={title} height={260} option={option} />
    </ChartPanel>
  );
}
