import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChartLine } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMe } from '../../identity/session.ts';
import { api } from '../../platform/api/client.ts';
import { clock } from '../../platform/format/time.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Empty, Failure } from '../../platform/kit/States.tsx';
import type { Media } from '../../platform/api/types.ts';
import type { ItemInsight } from './types.ts';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import { TooFew } from '../insight/TooFew.tsx';
import { Trend } from '../insight/Trend.tsx';
import { isWhole, PERIODS, periodOf, type Period, type PeriodName } from '../period.ts';
import { PeriodSelect } from '../PeriodSelect.tsx';
import { Departments, Funnel, Ways } from './Breakdown.tsx';
import { Retention } from './Retention.tsx';
import classes from './ItemAnalytics.module.css';
import page from '../CompletionPage.module.css';
import panel from '../chart/Chart.module.css';

/** How an item is watched: how often, how far, by which departments, and where people leave. */
export function ItemAnalytics({ media }: { media: Media }) {
  const [params, setParams] = useSearchParams();
  const { today } = useMe();
  const name: PeriodName = PERIODS.find((one) => one === params.get('period')) ?? 'all';
  const period = name === 'free' ? { from: params.get('from'), to: params.get('to') } : periodOf(name, today);
  const insight = useQuery({
    queryKey: ['analytics', 'media', media.id, period],
    queryFn: ({ signal }) =>
      api<ItemInsight>(`/analytics/media/${media.id}`, { query: { ...period }, signal }),
  });

  function set(change: Record<string, string | null>) {
    setParams(
      (now) => {
        for (const [key, value] of Object.entries(change)) {
          if (value === null) now.delete(key);
          else now.set(key, value);
        }
        return now;
      },
      { replace: true },
    );
  }

  return (
    <>
      <div className={page.tools}>
        <PeriodSelect name={name} from={params.get('from')} to={params.get('to')} onChange={set} />
      </div>
      {insight.isError ? (
        <Failure error={insight.error} onRetry={() => void insight.refetch()} />
      ) : insight.data ? (
        <Insight media={media} insight={insight.data} period={period} />
      ) : (
        <Ghost />
      )}
    </>
  );
}

function Ghost() {
  return (
    <div className={classes.panels} aria-hidden="true">
      <Skeleton height={96} radius={14} />
      <Skeleton height={330} radius={14} />
      <Skeleton height={300} radius={14} />
    </div>
  );
}

interface InsightProps {
  media: Media;
  insight: ItemInsight;
  period: Period;
}

function Insight({ media, insight, period }: InsightProps) {
  const { t } = useTranslation();
  if (insight.viewers === 0) {
    const none = isWhole(period) ? 'none' : 'noneThen';
    return (
      <Empty icon={<IconChartLine size={28} stroke={1.75} />} title={t(`analytics.item.${none}`)}>
        {t(`analytics.item.${none}Text`)}
      </Empty>
    );
  }
  return (
    <div className={classes.panels}>
      <Figures insight={insight} />
      {insight.retention && insight.retention.counts.length > 0 ? (
        <Retention media={media} retention={insight.retention} heat={insight.heat ?? null} />
      ) : (
        <ChartPanel title={t('analytics.item.retention')}>
          <p className={panel.lead}>{t('analytics.item.tooFew', { count: insight.smallestGroup })}</p>
        </ChartPanel>
      )}
      {insight.funnel ? (
        <>
          <Trend figures={insight} />
          <div className={classes.pair}>
            <Funnel funnel={insight.funnel} until={insight.to} />
            <Ways insight={insight} />
          </div>
          <Departments insight={insight} />
        </>
      ) : (
        <TooFew smallestGroup={insight.smallestGroup} period={period} />
      )}
    </div>
  );
}

const told = (figure: number | null | undefined, text: (figure: number) => string) =>
  figure == null ? '–' : text(figure);

function Figures({ insight }: { insight: ItemInsight }) {
  const { t } = useTranslation();
  const format = useFormat();
  const day = format.day(`${insight.to}T12:00:00`);
  const figures = [
    ['views', told(insight.views, format.number)],
    ['viewers', told(insight.viewers, format.number)],
    ['watched', told(insight.watchedSeconds, clock)],
    ['average', told(insight.averageShare, format.percent)],
    ['completed', told(insight.funnel?.completed, format.number)],
  ] as const;
  return (
    <dl className={`${page.figures} ${classes.figures}`}>
      {figures.map(([name, value]) => (
        <div key={name} className={page.figure}>
          <dt>{t(`analytics.item.figures.${name}`, { day })}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
