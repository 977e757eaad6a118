import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Chart, type Ink } from '../chart/Chart.tsx';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import { bars, timeline } from '../chart/timeline.ts';
import { duration } from './change.ts';
import type { Figures } from './types.ts';

/** Views and viewers by day, week or month; parts of few people are gaps. */
export function Trend({ figures }: { figures: Pick<Figures, 'trend' | 'step' | 'smallestGroup'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { trend, step, smallestGroup } = figures;
  const title = t(`insight.trend.${step}`);
  const hidden = trend.some((part) => !part.figures);
  const option = useMemo(
    () => (ink: Ink) => ({
      ...timeline(
        ink,
        trend.map((part) => format.day(`${part.day}T12:00:00`)),
      ),
      series: [
        bars(
          t('insight.figures.views'),
          trend.map((part) => part.figures?.views ?? null),
          ink.brand,
        ),
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
  const table = {
    head: [
      t(`insight.part.${step}`),
      t('insight.figures.viewers'),
      t('insight.figures.views'),
      t('insight.figures.watchedSeconds'),
      t('insight.figures.completions'),
    ],
    rows: trend.map((part) => [
      format.day(`${part.day}T12:00:00`),
      part.figures ? format.number(part.figures.viewers) : '–',
      part.figures ? format.number(part.figures.views) : '–',
      part.figures ? duration(part.figures.watchedSeconds, format.locale) : '–',
      part.figures ? format.number(part.figures.completions) : '–',
    ]),
  };
  return (
    <ChartPanel
      title={title}
      {...(hidden && { lead: t('insight.gaps', { count: smallestGroup }) })}
      table={table}
    >
      <Chart label={title} table={table} height={260} option={option} />
    </ChartPanel>
  );
}
