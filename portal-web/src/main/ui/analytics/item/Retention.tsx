import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { watchPath } from '../../catalog/paths.ts';
import { clock } from '../../platform/format/time.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { Media } from '../../platform/api/types.ts';
import type { WatchCurve } from './types.ts';
import { Chart, type Ink } from '../chart/Chart.tsx';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import { drops } from './curve.ts';
import panel from '../chart/Chart.module.css';

/** How many stay to each part of the item, over what is played most; a click goes there. */
export function Retention({
  media,
  retention,
  heat,
}: {
  media: Media;
  retention: WatchCurve;
  heat: WatchCurve | null;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const lost = drops(retention);
  const option = useMemo(
    () => (ink: Ink) => {
      const share = (curve: WatchCurve, of: number) => curve.counts.map((count) => count / of);
      const hottest = heat ? Math.max(1, ...heat.counts) : 1;
      return {
        grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
        legend: { top: 0, left: 0, itemWidth: 14, textStyle: { color: ink.ink } },
        tooltip: {
          // Drawn, since the page's policy allows no style within HTML.
          renderMode: 'richText',
          trigger: 'axis',
          backgroundColor: ink.panel,
          borderColor: ink.line,
          textStyle: { color: ink.ink },
          valueFormatter: (value: number) => format.percent(value),
        },
        xAxis: {
          type: 'category',
          boundaryGap: false,
          data: retention.counts.map((_, at) => clock(at * retention.stepSeconds)),
          axisLabel: { color: ink.faint, hideOverlap: true },
          axisLine: { lineStyle: { color: ink.line } },
          axisTick: { show: false },
        },
        yAxis: {
          type: 'value',
          min: 0,
          max: 1,
          axisLabel: { color: ink.faint, formatter: (value: number) => format.percent(value) },
          splitLine: { lineStyle: { color: ink.line } },
        },
        series: [
          ...(heat
            ? [
                {
                  name: t('analytics.item.heat'),
                  type: 'line',
                  data: share(heat, hottest),
                  showSymbol: false,
                  smooth: 0.3,
                  lineStyle: { width: 0 },
                  itemStyle: { color: ink.live },
                  areaStyle: { color: ink.live, opacity: 0.18 },
                },
              ]
            : []),
          {
            name: t('analytics.item.stayed'),
            type: 'line',
            data: share(retention, retention.all),
            showSymbol: false,
            lineStyle: { width: 2.5, color: ink.brand },
            itemStyle: { color: ink.brand },
          },
        ],
      };
    },
    [retention, heat, t, format],
  );
  const table = {
    head: [
      t('analytics.item.at'),
      t('analytics.item.stayed'),
      ...(heat ? [t('analytics.item.sessions')] : []),
    ],
    rows: retention.counts.map((count, at) => [
      clock(at * retention.stepSeconds),
      format.percent(count / retention.all),
      ...(heat ? [format.number(heat.counts[at] ?? 0)] : []),
    ]),
  };
  return (
    <ChartPanel title={t('analytics.item.retention')} lead={t('analytics.item.retentionLead')} table={table}>
      <Chart
        label={t('analytics.item.retention')}
        table={table}
        height={280}
        option={option}
        onPick={(at) =>
          void navigate(watchPath(media.id, media.title, Math.max(0, at) * retention.stepSeconds))
        }
      />
      {lost.length > 0 && (
        <p className={panel.lead}>
          {t('analytics.item.drops', {
            where: lost.map((one) => `${clock(one.seconds)} (−${format.percent(one.lost)})`).join(', '),
          })}
        </p>
      )}
    </ChartPanel>
  );
}
