import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Chart, type Ink } from '../chart/Chart.tsx';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import type { OrganisationFigures } from './types.ts';

/** What media take of the storage, by day. */
export function StorageUse({ days }: { days: OrganisationFigures['storage'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useMemo(
    () => (ink: Ink) => ({
      grid: { left: 8, right: 12, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        // Drawn, since the page's policy allows no style within HTML.
        renderMode: 'richText',
        trigger: 'axis',
        backgroundColor: ink.panel,
        borderColor: ink.line,
        textStyle: { color: ink.ink },
        valueFormatter: (value: number) => format.bytes(value),
      },
      xAxis: {
        type: 'category',
        data: days.map((one) => format.day(`${one.day}T12:00:00`)),
        axisLabel: { color: ink.faint, hideOverlap: true },
        axisLine: { lineStyle: { color: ink.line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        axisLabel: { color: ink.faint, formatter: (value: number) => format.bytes(value) },
        splitLine: { lineStyle: { color: ink.line } },
      },
      series: [
        {
          name: t('insight.stored'),
          type: 'line',
          showSymbol: days.length < 3,
          data: days.map((one) => one.bytes),
          lineStyle: { width: 2.5, color: ink.brand },
          itemStyle: { color: ink.brand },
        },
      ],
    }),
    [days, t, format],
  );
  const last = days[days.length - 1];
  if (!last) return null;
  const table = {
    head: [t('insight.part.DAY'), t('insight.stored')],
    rows: days.map((one) => [format.day(`${one.day}T12:00:00`), format.bytes(one.bytes)]),
  };
  return (
    <ChartPanel
      title={t('insight.storage')}
      lead={t('insight.storageNow', { size: format.bytes(last.bytes) })}
      table={table}
    >
      <Chart label={t('insight.storage')} table={table} height={180} option={option} />
    </ChartPanel>
  );
}
