import { Button, Pill, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconFilter, IconSearch, IconZoomQuestion } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api } from '../platform/api/client.ts';
import type { SearchResult } from '../platform/api/types.ts';
import { MoreButton } from '../platform/kit/MoreButton.tsx';
import { Empty, Failure } from '../platform/kit/States.tsx';
import { usePageTitle } from '../platform/kit/usePageTitle.ts';
import { Facets, FACETS, type Filters } from './Facets.tsx';
import { Hit } from './Hit.tsx';
import classes from './SearchPage.module.css';

const FilterSheet = lazy(async () => ({ default: (await import('./FilterSheet.tsx')).FilterSheet }));

const NO_FACETS: SearchResult['facets'] = { kind: [], channel: [], language: [] };

function useSearch(q: string, filters: Filters) {
  return useInfiniteQuery({
    queryKey: ['search', q, filters],
    queryFn: ({ pageParam, signal }) =>
      api<SearchResult>('/search', { query: { q, ...filters, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: q !== '',
  });
}

export function SearchPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const q = (params.get('q') ?? '').trim();
  const filters: Filters = {};
  for (const name of FACETS) {
    const value = params.get(name);
    if (value) filters[name] = value;
  }
  const result = useSearch(q, filters);
  const [sheet, setSheet] = useState(false);
  usePageTitle(q ? t('search.titleFor', { q }) : t('search.title'));

  function change(next: Filters) {
    const search = new URLSearchParams({ q });
    for (const name of FACETS) if (next[name]) search.set(name, next[name]);
    setParams(search, { preventScrollReset: true });
  }

  if (!q) {
    return (
      <Empty page icon={<IconSearch size={28} stroke={1.75} />} title={t('search.start')}>
        {t('search.startText')}
      </Empty>
    );
  }
  if (result.isError) return <Failure error={result.error} onRetry={() => void result.refetch()} />;
  const first = result.data?.pages[0];
  const hits = result.data?.pages.flatMap((page) => page.items);
  const facets = first?.facets ?? NO_FACETS;
  const count = Object.keys(filters).length;
  return (
    <div className={classes.page}>
      <aside className={classes.facets} aria-label={t('search.filters')}>
        <Facets facets={facets} filters={filters} onChange={change} pending={!first} />
      </aside>
      <div className={classes.results}>
        <header className={classes.head}>
          <h1 className={classes.total}>
            <span role="status">
              {first ? t('search.totalFor', { count: first.total, q }) : t('search.titleFor', { q })}
            </span>
          </h1>
          <Button
            className={classes.open}
            variant="default"
            leftSection={<IconFilter size={18} stroke={1.75} />}
            onClick={() => setSheet(true)}
          >
            {count > 0 ? t('search.filtersOn', { count }) : t('search.filters')}
          </Button>
        </header>
        <Chips filters={filters} facets={facets} onChange={change} />
        {first?.suggestion && <Suggestion words={first.suggestion} />}
        {!hits && <HitSkeletons />}
        {hits?.length === 0 && <Nothing q={q} filtered={count > 0} onClear={() => change({})} />}
        <ol className={classes.hits}>
          {hits?.map((hit) => (
            <li key={hit.id}>
              <Hit hit={hit} q={q} />
            </li>
          ))}
        </ol>
        <MoreButton pages={result} />
      </div>
      {sheet && (
        <Suspense>
          <FilterSheet
            facets={facets}
            filters={filters}
            onChange={change}
            pending={!first}
            total={first?.total ?? 0}
            onClose={() => setSheet(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

interface ChipsProps {
  filters: Filters;
  facets: SearchResult['facets'];
  onChange: (filters: Filters) => void;
}

function Chips({ filters, facets, onChange }: ChipsProps) {
  const { t } = useTranslation();
  const on = FACETS.filter((name) => filters[name] !== undefined);
  if (on.length === 0) return null;
  return (
    <div className={classes.chips}>
      {on.map((name) => {
        const value = filters[name] ?? '';
        const label = facets[name].find((one) => one.value === value)?.label ?? value;
        return (
          <Pill
            key={name}
            size="md"
            withRemoveButton
            removeButtonProps={{
              'aria-label': t('search.removeFilter', { name: label }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() => onChange({ ...filters, [name]: undefined })}
          >
            {label}
          </Pill>
        );
      })}
      <Button variant="subtle" size="compact-sm" onClick={() => onChange({})}>
        {t('search.clearAll')}
      </Button>
    </div>
  );
}

function Suggestion({ words }: { words: string }) {
  const { t } = useTranslation();
  return (
    <p className={classes.suggestion}>
      {t('search.didYouMean')} <Link to={`/search?q=${encodeURIComponent(words)}`}>{words}</Link>?
    </p>
  );
}

function Nothing({ q, filtered, onClear }: { q: string; filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <Empty
      icon={<IconZoomQuestion size={28} stroke={1.75} />}
      title={t('search.none', { q })}
      action={
        <>
          {filtered && <Button onClick={onClear}>{t('search.without')}</Button>}
          <Button variant="default" component={Link} to="/channels">
            {t('search.browse')}
          </Button>
        </>
      }
    >
      {filtered ? t('search.noneFilters') : t('search.noneText')}
    </Empty>
  );
}

function HitSkeletons() {
  return (
    <div aria-hidden="true" className={classes.hits}>
      {Array.from({ length: 4 }, (_, index) => (
        <div key={index} className={classes.hitGhost}>
          <Skeleton className={classes.ghostPoster} radius={12} />
          <div>
            <Skeleton height={20} width="70%" />
            <Skeleton height={14} width="40%" mt={12} />
            <Skeleton height={36} mt={18} />
            <Skeleton height={36} mt={8} />
          </div>
        </div>
      ))}
    </div>
  );
}
