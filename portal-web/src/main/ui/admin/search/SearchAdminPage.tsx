import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import classes from '../admin.module.css';
import { InVain } from './InVain.tsx';
import own from './search.module.css';
import { Semantic } from './semantic/Semantic.tsx';
import type { SearchState } from './types.ts';
import { Words } from './Words.tsx';

const KEY = ['admin', 'search'];

export function SearchAdminPage() {
  const search = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api<SearchState>('/admin/search', { signal }),
    refetchInterval: (query) => (query.state.data?.building == null ? 10_000 : 1_000),
  });
  if (search.isError) return <Failure error={search.error} onRetry={() => void search.refetch()} />;
  if (!search.data) {
    return (
      <div className={classes.stack} aria-hidden="true">
        <Skeleton height={190} radius={14} />
        <Skeleton height={320} radius={14} />
        <Skeleton height={160} radius={14} />
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      <Index state={search.data} />
      <Words
        words={search.data.words}
        onSaved={() => void queryClient.invalidateQueries({ queryKey: KEY })}
      />
      <Semantic />
      <InVain />
      <Slow slow={search.data.slow} />
    </div>
  );
}

function Index({ state }: { state: SearchState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rebuild = useMutation({
    mutationFn: () => api('/admin/search/rebuild', { method: 'POST' }),
    // Servers look for the call every second.
    onSuccess: () => setTimeout(() => void queryClient.invalidateQueries({ queryKey: KEY }), 1_200),
  });
  const share = state.building == null ? 1 : Math.min(1, state.building / Math.max(1, state.items));
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.search.index')}</h2>
        <Button
          size="sm"
          variant="default"
          loading={rebuild.isPending || state.building != null}
          onClick={() => rebuild.mutate()}
        >
          {t('admin.search.rebuild')}
        </Button>
      </header>
      {rebuild.isError && <Failure error={rebuild.error} onRetry={() => rebuild.mutate()} />}
      <dl className={own.facts}>
        <Fact name={t('admin.search.items')} value={format.number(state.items)} />
        <Fact name={t('admin.search.size')} value={format.bytes(state.bytes)} />
        <Fact name={t('admin.search.lag')} value={format.number(state.lag)} />
        {state.languages.map((one) => (
          <Fact key={one.language} name={format.language(one.language)} value={format.number(one.count)} />
        ))}
      </dl>
      <p className={classes.faint} role="status">
        {state.building != null
          ? t('admin.search.building', { done: format.number(state.building) })
          : state.complete
            ? t('admin.search.complete')
            : t('admin.search.incomplete')}
        {state.building == null && state.rebuiltAt && (
          <>
            {' '}
            {t('admin.search.rebuilt')} <TimeAgo at={state.rebuiltAt} />
          </>
        )}
      </p>
      {state.building != null && (
        <div className={classes.meter}>
          <span style={{ inlineSize: `${share * 100}%` }} />
        </div>
      )}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Slow({ slow }: { slow: SearchState['slow'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.search.slow')}</h2>
      </header>
      {slow.length === 0 && <p className={classes.faint}>{t('admin.search.noSlow')}</p>}
      <ul className={own.rows}>
        {slow.map((one) => (
          <li key={`${one.at} ${one.text}`}>
            <span dir="auto">{one.text}</span>
            <span className={own.figures}>
              {t('admin.search.took', { ms: format.number(Math.round(one.tookSeconds * 1000)) })} ·{' '}
              <TimeAgo at={one.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
