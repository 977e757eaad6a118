import { Checkbox, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../platform/format/useFormat.ts';
import type { FacetCount, SearchResult } from '../platform/api/types.ts';
import classes from './Facets.module.css';
import { FACETS, flipped, type FacetName, type Filters } from './filters.ts';
import { useChoiceLabel } from './useChoiceLabel.ts';

const FEW = 6;

export interface FacetsProps {
  facets: SearchResult['facets'];
  /** How many further choices of a side are not among its facets. */
  others: SearchResult['others'];
  filters: Filters;
  onChange: (filters: Filters) => void;
  pending: boolean;
}

export function Facets({ facets, others, filters, onChange, pending }: FacetsProps) {
  const { t } = useTranslation();
  // A side on which there is nothing to choose between says nothing.
  const worth = (name: FacetName) => (facets[name]?.length ?? 0) > 1 || (filters[name]?.length ?? 0) > 0;
  const shown = pending ? FACETS.slice(0, 3) : FACETS.filter(worth);
  return (
    <>
      {shown.map((name) => (
        <section key={name} className={classes.facet}>
          <h2 className={classes.title}>{t(`finding.facet.${name}`)}</h2>
          {pending && <Skeleton height={84} />}
          <Choices
            name={name}
            choices={facets[name] ?? []}
            others={others[name] ?? 0}
            chosen={filters[name] ?? []}
            onFlip={(value) => onChange(flipped(filters, name, value))}
          />
        </section>
      ))}
    </>
  );
}

interface ChoicesProps {
  name: FacetName;
  choices: FacetCount[];
  others: number;
  chosen: readonly string[];
  onFlip: (value: string) => void;
}

function Choices({ name, choices, others, chosen, onFlip }: ChoicesProps) {
  const { t } = useTranslation();
  const few = choices.slice(0, FEW);
  const rest = choices.slice(FEW);
  const line = (one: FacetCount) => (
    <li key={one.value}>
      <Line name={name} one={one} on={chosen.includes(one.value)} onFlip={() => onFlip(one.value)} />
    </li>
  );
  return (
    <>
      <ul className={classes.list}>{few.map(line)}</ul>
      {rest.length > 0 && (
        <details open={rest.some((one) => chosen.includes(one.value))}>
          <summary className={classes.rest}>
            {t('finding.moreChoices', { count: rest.length + others })}
          </summary>
          <ul className={classes.list}>{rest.map(line)}</ul>
          {others > 0 && <p className={classes.others}>{t('finding.otherChoices', { count: others })}</p>}
        </details>
      )}
    </>
  );
}

interface LineProps {
  name: FacetName;
  one: FacetCount;
  on: boolean;
  onFlip: () => void;
}

function Line({ name, one, on, onFlip }: LineProps) {
  const format = useFormat();
  const label = useChoiceLabel();
  return (
    <div className={classes.line}>
      <Checkbox
        className={classes.check}
        label={<bdi>{label(name, one)}</bdi>}
        checked={on}
        onChange={onFlip}
      />
      <span className={classes.count}>{format.number(one.count)}</span>
    </div>
  );
}
