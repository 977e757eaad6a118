import { Checkbox, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../platform/format/useFormat.ts';
import type { FacetCount, SearchResult } from '../platform/api/types.ts';
import classes from './Facets.module.css';

export const FACETS = ['kind', 'channel', 'language'] as const;
export type FacetName = (typeof FACETS)[number];
export type Filters = Partial<Record<FacetName, string>>;

export interface FacetsProps {
  facets: SearchResult['facets'];
  filters: Filters;
  onChange: (filters: Filters) => void;
  pending: boolean;
}

export function Facets({ facets, filters, onChange, pending }: FacetsProps) {
  const { t } = useTranslation();
  return (
    <>
      {FACETS.filter((name) => pending || facets[name].length > 0).map((name) => (
        <section key={name} className={classes.facet}>
          <h2 className={classes.title}>{t(`search.facet.${name}`)}</h2>
          {pending && <Skeleton height={84} />}
          <ul className={classes.list}>
            {facets[name].map((one) => (
              <li key={one.value}>
                <Line
                  name={name}
                  one={one}
                  on={filters[name] === one.value}
                  onFlip={(on) => onChange({ ...filters, [name]: on ? one.value : undefined })}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface LineProps {
  name: FacetName;
  one: FacetCount;
  on: boolean;
  onFlip: (on: boolean) => void;
}

function Line({ name, one, on, onFlip }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const label =
    name === 'language'
      ? format.language(one.value)
      : name === 'kind' && (one.value === 'VIDEO' || one.value === 'AUDIO')
        ? t(`search.kind.${one.value}`)
        : one.label;
  return (
    <div className={classes.line}>
      <Checkbox
        className={classes.check}
        label={label}
        checked={on}
        onChange={(event) => onFlip(event.currentTarget.checked)}
      />
      <span className={classes.count}>{format.number(one.count)}</span>
    </div>
  );
}
