import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { PageHeader } from '../../platform/kit/PageHeader.tsx';
import { Failure } from '../../platform/kit/States.tsx';
import { ChartPanel } from '../chart/ChartPanel.tsx';
import type { Period } from '../period.ts';
import { PeriodSelect } from '../PeriodSelect.tsx';
import { ReportsTabs } from '../ReportsTabs.tsx';
import { Compare } from './Compare.tsx';
import { Ghost } from './Ghost.tsx';
import { InsightFigures } from './InsightFigures.tsx';
import { Ranking } from './Ranking.tsx';
import { SearchTrend } from './SearchTrend.tsx';
import { SoughtInVain } from './SoughtInVain.tsx';
import { StorageUse } from './StorageUse.tsx';
import { TooFew } from './TooFew.tsx';
import { Trend } from './Trend.tsx';
import type { Group, OrganisationFigures } from './types.ts';
import { usePeriod } from './usePeriod.ts';
import { WatchedItems } from './WatchedItems.tsx';
import classes from './Insight.module.css';
import page from '../CompletionPage.module.css';

/** How the organisation takes to the portal, for those who look after its learning. */
export function OrganisationPage() {
  const { t } = useTranslation();
  const { name, period, set } = usePeriod();
  const insight = useQuery({
    queryKey: ['analytics', 'organisation', period],
    queryFn: ({ signal }) =>
      api<OrganisationFigures>('/analytics/organisation', { query: { ...period }, signal }),
  });
  return (
    <>
      <PageHeader title={t('insight.organisation.title')} lead={t('insight.organisation.lead')} />
      <ReportsTabs />
      <div className={page.tools}>
        <PeriodSelect name={name} from={period.from} to={period.to} onChange={set} />
      </div>
      {insight.isError && <Failure compact error={insight.error} onRetry={() => void insight.refetch()} />}
      {insight.isPending && <Ghost />}
      {insight.data && <Panels insight={insight.data} period={period} query={`?period=${name}`} />}
    </>
  );
}

interface PanelsProps {
  insight: OrganisationFigures;
  period: Period;
  query: string;
}

function Panels({ insight, period, query }: PanelsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { figures, searches, searchesBefore, searchesInVain } = insight;
  const adoption = figures.now ? figures.now.viewers / Math.max(1, figures.people) : null;
  return (
    <div className={classes.panels}>
      <InsightFigures
        figures={figures}
        more={[
          {
            name: t('insight.adoption'),
            value: adoption === null ? '–' : format.percent(adoption),
            note: t('insight.adoptionText'),
          },
          {
            name: t('insight.searches'),
            value: format.number(searches),
            now: searches,
            before: searchesBefore ?? null,
            ...(searches > 0 && {
              small: t('insight.inVain', { share: format.percent(searchesInVain / searches) }),
            }),
          },
        ]}
      />
      {figures.tooFew ? (
        <TooFew smallestGroup={figures.smallestGroup} period={period} />
      ) : (
        <>
          <Trend figures={figures} />
          <Compare
            figures={figures}
            onPick={(id) => void navigate(`/reports/figures/department${query}&department=${id}`)}
          />
          <WatchedItems figures={figures} />
          <Groups
            title={t('insight.channels')}
            groups={insight.channels}
            to={(id) => `/reports/figures/channel${query}&channel=${id}`}
          />
          <Groups
            title={t('insight.authors')}
            groups={insight.authors}
            to={(id) => `/reports/figures/author${query}&author=${id}`}
          />
        </>
      )}
      <SearchTrend parts={insight.searchTrend} step={figures.step} />
      <SoughtInVain />
      <StorageUse days={insight.storage} />
    </div>
  );
}

interface GroupsProps {
  title: string;
  groups: Group[];
  /** Where there is more of one. */
  to: (id: string) => string;
}

function Groups({ title, groups, to }: GroupsProps) {
  const { t } = useTranslation();
  if (groups.length === 0) return null;
  return (
    <ChartPanel title={title}>
      <Ranking
        of={title}
        rows={groups.map((group) => ({
          key: group.id,
          name: group.name ? <Link to={to(group.id)}>{group.name}</Link> : t('insight.untitled'),
          figures: group.figures,
        }))}
      />
    </ChartPanel>
  );
}
