import type { Ink } from './Chart.tsx';

/** What charts of counts over days have in common, for their series to be added to. */
export function timeline(ink: Ink, days: string[]) {
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
    },
    xAxis: {
      type: 'category',
      data: days,
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
  };
}

/** Upright bars in one colour. */
export function bars(name: string, data: (number | null)[], color: string) {
  return { name, type: 'bar', barMaxWidth: 28, data, itemStyle: { color, borderRadius: [3, 3, 0, 0] } };
}
