import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api } from '../platform/api/client.ts';
import type { SearchResult } from '../platform/api/types.ts';
import { MoreButton } from '../platform/kit/MoreButton.tsx';
import { Empty, Failure } from '../platform/kit/States.tsx';
import { usePageTitle } from '../platform/kit/usePageTitle.ts';
import { Also } from './Also.tsx';
import {
  addressOf,
  countOf,
  FACETS,
  filtersOf,
  flipped,
  momentsQuery,
  ORDERS,
  orderOf,
  type Filters,
  type Order,
} from './filters.ts';
import { Hit } from './Hit.tsx';
import { laterRemarksOf, remarksOf, type Remark } from './remarks.ts';
import { useChoiceLabel } from './useChoiceLabel.ts';
import classes from './SearchPage.module.css';

// What narrows a search comes while that is asked: its column is there from the beginning.
const Facets = lazy(async () => ({ default: (await import('./Facets.tsx')).Facets }));
const FilterSheet = lazy(async () => ({ default: (await import('./FilterSheet.tsx')).FilterSheet }));

const Nothing = lazy(async () => ({ default: (await import('./Nothing.tsx')).Nothing }));
const Others = lazy(async () => ({ default: (await import('./Others.tsx')).Others }));

const NO_FACETS: SearchResult['facets'] = {};
const NO_OTHERS: SearchResult['others'] = {};

function useSearch(q: string, filters: Filters, order: Order) {
  return useInfiniteQuery({
    queryKey: ['search', q, filters, order],
    queryFn: ({ pageParam, signal }) =>
      api<SearchResult>('/search', { query: { q, ...filters, sort: order, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: q !== '',
  });
}

export function SearchPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const q = (params.get('q') ?? '').trim();
  const filters = filtersOf(params);
  const order = orderOf(params);
  const result = useSearch(q, filters, order);
  const [sheet, setSheet] = useState(false);
  usePageTitle(q ? t('finding.titleFor', { q }) : t('finding.title'));

  function change(next: Filters, sort: Order = order) {
    setParams(addressOf(q, next, sort), { preventScrollReset: true });
  }

  if (!q) {
    return (
      <>
        <Empty page icon={<IconSearch size={28} stroke={1.75} />} title={t('finding.start')}>
          {t('finding.startText')}
        </Empty>
        <Suspense>
          <Others own />
        </Suspense>
      </>
    );
  }
  if (result.isError) return <Failure error={result.error} onRetry={() => void result.refetch()} />;
  const pages = result.data?.pages ?? [];
  const first = pages[0];
  const hits = first && pages.flatMap((page) => page.items);
  const facets = first?.facets ?? NO_FACETS;
  const others = first?.others ?? NO_OTHERS;
  const count = countOf(filters);
  return (
    <div className={classes.page}>
      <aside className={classes.facets} aria-label={t('finding.filters')}>
        <Suspense fallback={<Skeleton height={84} />}>
          <Facets facets={facets} others={others} filters={filters} onChange={change} pending={!first} />
        </Suspense>
      </aside>
      <div className={classes.results}>
        <header className={classes.head}>
          <h1 className={classes.total}>
            <span role="status">
              {first ? t('finding.totalFor', { count: first.total, q }) : t('finding.titleFor', { q })}
            </span>
          </h1>
          <select
            className={classes.order}
            aria-label={t('finding.order')}
            value={order}
            onChange={(event) =>
              change(filters, orderOf(new URLSearchParams({ sort: event.currentTarget.value })))
            }
          >
            {ORDERS.map((one) => (
              <option key={one} value={one}>
                {t(`finding.orders.${one}`)}
              </option>
            ))}
          </select>
          <Button
            className={classes.open}
            variant="default"
            leftSection={<IconFilter size={18} stroke={1.75} />}
            onClick={() => setSheet(true)}
          >
            {count > 0 ? t('finding.filtersOn', { count }) : t('finding.filters')}
          </Button>
        </header>
        <Chips filters={filters} facets={facets} onChange={change} />
        {first?.suggestion && (
          <Suggestion words={first.suggestion} to={addressOf(first.suggestion, filters, order)} />
        )}
        {first && <Remarks remarks={remarksOf(first)} />}
        {!hits && <HitSkeletons />}
        {hits?.length === 0 && first?.also.length === 0 && (
          <Suspense>
            <Nothing q={q} filtered={count > 0} onClear={() => change({})} />
          </Suspense>
        )}
        <ol className={classes.hits}>
          {hits?.map((hit) => (
            <li key={hit.id}>
              <Hit hit={hit} asked={momentsQuery(q, filters)} />
            </li>
          ))}
        </ol>
        <Remarks remarks={laterRemarksOf(pages)} />
        {pages.at(-1)?.capped && (
          <p className={classes.suggestion}>{t('finding.capped', { count: hits?.length ?? 0 })}</p>
        )}
        <MoreButton pages={result} />
        {first && <Also hits={first.also} />}
      </div>
      {sheet && (
        <Suspense>
          <FilterSheet
            facets={facets}
            others={others}
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
  const labelOf = useChoiceLabel();
  const on = FACETS.flatMap((name) => (filters[name] ?? []).map((value) => ({ name, value })));
  if (on.length === 0) return null;
  return (
    <div className={classes.chips}>
      {on.map(({ name, value }) => {
        const known = facets[name]?.find((one) => one.value === value);
        const label = labelOf(name, known ?? { value, label: value });
        return (
          <button
            key={`${name} ${value}`}
            type="button"
            className={classes.chip}
            aria-label={t('finding.removeFilter', { name: label })}
            onClick={() => onChange(flipped(filters, name, value))}
          >
            <bdi>{label}</bdi>
            <IconX size={14} stroke={2} aria-hidden="true" />
          </button>
        );
      })}
      <Button variant="subtle" size="compact-sm" onClick={() => onChange({})}>
        {t('finding.clearAll')}
      </Button>
    </div>
  );
}

/** What one should know of how far the answer goes. */
function Remarks({ remarks }: { remarks: Remark[] }) {
  const { t } = useTranslation();
  return remarks.map((remark) => (
    <p key={remark} className={classes.suggestion}>
      {t(`finding.${remark}`)}
    </p>
  ));
}

/** @param to the same search with these words, narrowed and ordered as it was */
function Suggestion({ words, to }: { words: string; to: URLSearchParams }) {
  const { t } = useTranslation();
  return (
    <p className={classes.suggestion}>
      {t('finding.didYouMean')} <Link to={`/search?${to.toString()}`}>{words}</Link>?
    </p>
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
