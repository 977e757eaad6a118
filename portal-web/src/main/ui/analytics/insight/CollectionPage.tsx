import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconLayoutGrid } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../identity/session.ts';
import { api } from '../../platform/api/client.ts';
import type { Channel, Ref } from '../../platform/api/types.ts';
import { PageHeader } from '../../platform/kit/PageHeader.tsx';
import { Empty, Failure } from '../../platform/kit/States.tsx';
import { PeriodSelect } from '../PeriodSelect.tsx';
import { ReportsTabs } from '../ReportsTabs.tsx';
import { looksAfterLearning } from '../tabs.ts';
import { Ghost } from './Ghost.tsx';
import { InsightFigures } from './InsightFigures.tsx';
import { SoughtInVain } from './SoughtInVain.tsx';
import { TooFew } from './TooFew.tsx';
import { Trend } from './Trend.tsx';
import type { CollectionFigures } from './types.ts';
import { usePeriod } from './usePeriod.ts';
import { WatchedItems } from './WatchedItems.tsx';
import classes from './Insight.module.css';
import page from '../CompletionPage.module.css';

type Kind = 'channel' | 'author';

export const ChannelFiguresPage = () => <CollectionPage kind="channel" />;
export const AuthorFiguresPage = () => <CollectionPage kind="author" />;

/** What was watched of a channel, or of somebody's items, for those who look after learning; to authors, of their own. */
function CollectionPage({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const all = looksAfterLearning(useMe());
  const own = kind === 'author' && !all;
  const words = own ? 'mine' : kind;
  const collections = useQuery({
    queryKey: ['analytics', 'collections', kind],
    queryFn: async ({ signal }): Promise<Ref[]> =>
      kind === 'channel'
        ? (await api<{ items: Channel[] }>('/channels', { signal })).items
        : (await api<{ items: Ref[] }>('/analytics/authors', { signal })).items,
  });
  return (
    <>
      <PageHeader title={t(`insight.${words}.title`)} lead={t(`insight.${words}.lead`)} />
      <ReportsTabs />
      {collections.isError ? (
        <Failure compact error={collections.error} onRetry={() => void collections.refetch()} />
      ) : collections.data?.length === 0 ? (
        <Empty icon={<IconLayoutGrid size={28} stroke={1.75} />} title={t(`insight.${words}.none`)}>
          {t(`insight.${words}.noneText`)}
        </Empty>
      ) : collections.data ? (
        <Dashboard key={kind} kind={kind} collections={collections.data} own={own} />
      ) : (
        <Ghost />
      )}
      {own && (
        <div className={classes.panels}>
          <SoughtInVain />
        </div>
      )}
    </>
  );
}

interface DashboardProps {
  kind: Kind;
  collections: Ref[];
  /** Whether there is nothing to choose. */
  own: boolean;
}

function Dashboard({ kind, collections, own }: DashboardProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { name, period, params, set } = usePeriod();
  const usual = collections.find((one) => one.id === me.id) ?? collections[0];
  const chosen = params.get(kind) ?? usual?.id ?? '';
  const insight = useQuery({
    queryKey: ['analytics', kind, chosen, period],
    queryFn: ({ signal }) =>
      kind === 'channel'
        ? api<CollectionFigures>(`/analytics/channels/${chosen}`, { query: { ...period }, signal })
        : api<CollectionFigures>(`/analytics/authors/${chosen}`, { query: { ...period }, signal }),
  });
  const figures = insight.data?.figures;
  return (
    <>
      <div className={page.tools}>
        {!own && (
          <Select
            label={t(`insight.${kind}.one`)}
            data={collections.map((one) => ({ value: one.id, label: one.name }))}
            value={chosen}
            onChange={(id) => id && set({ [kind]: id })}
            allowDeselect={false}
            searchable={collections.length > 8}
            nothingFoundMessage={t('insight.noneFound')}
          />
        )}
        <PeriodSelect name={name} from={period.from} to={period.to} onChange={set} />
      </div>
      {insight.isError && <Failure compact error={insight.error} onRetry={() => void insight.refetch()} />}
      {insight.isPending && <Ghost />}
      {figures && (
        <div className={classes.panels}>
          <InsightFigures figures={figures} />
          {figures.tooFew ? (
            <TooFew smallestGroup={figures.smallestGroup} period={period} />
          ) : (
            <>
              <Trend figures={figures} />
              <WatchedItems figures={figures} />
            </>
          )}
        </div>
      )}
    </>
  );
}
