import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Chart, type Ink } from '../chart/Chart.tsx';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import { bars, timeline } from '../chart/timeline.ts';
import type { Figures, OrganisationFigures } from './types.ts';

interface Props {
  parts: OrganisationFigures['searchTrend'];
  step: Figures['step'];
}

/** How often people search, and find nothing, by day, week or month. */
export function SearchTrend({ parts, step }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = t('insight.searches');
  const option = useMemo(
    () => (ink: Ink) => ({
      ...timeline(
        ink,
        parts.map((part) => format.day(`${part.day}T12:00:00`)),
      ),
      series: [
        bars(
          t('insight.searches'),
          parts.map((part) => part.searches),
          ink.brand,
        ),
        bars(
          t('insight.searchesInVain'),
          parts.map((part) => part.inVain),
          ink.live,
        ),
      ],
    }),
    [parts, t, format],
  );
  if (!parts.some((part) => part.searches > 0)) return null;
  const table = {
    head: [t(`insight.part.${step}`), t('insight.searches'), t('insight.searchesInVain')],
    rows: parts.map((part) => [
      format.day(`${part.day}T12:00:00`),
      format.number(part.searches),
      format.number(part.inVain),
    ]),
  };
  return (
    <ChartPanel title={title} table={table}>
      <Chart label={title} table={table} height={220} option={option} />
    </ChartPanel>
  );
}
