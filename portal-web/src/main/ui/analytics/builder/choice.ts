import { PERIODS, periodOf, type PeriodName } from '../period.ts';
import { filterNames, isEmptied, isRevealing, nameOf, offeredOf } from './filterChoice.ts';
import type { Asked, Kind, KindGroup, PeriodPreset } from './types.ts';

/** What is chosen on the page; the address bar holds nothing else. */
export interface Choice {
  kind: string;
  group: string | null;
  /** Each with all below it; none for everywhere. */
  departments: string[];
  period: PeriodName;
  from: string | null;
  to: string | null;
  media: string[];
  /** Each a filter's name, a colon and a code; one that is not offered any more stays until it is taken out. */
  filters: string[];
  /** None for all. */
  columns: string[];
  /** Whether people are called by pseudonyms. */
  pseudonyms: boolean;
}

/** What an address says, as far as it is offered: of the rest, the first. */
export function choiceOf(params: URLSearchParams, kinds: Kind[], department: string | null): Choice {
  const kind = kinds.find((one) => one.kind === params.get('kind')) ?? kinds[0];
  const group = kind?.groups.find((one) => one.name === params.get('group')) ?? kind?.groups[0];
  const named = params.getAll('department');
  const usual = kind?.departmentNeeded && department ? [department] : [];
  const known = new Set(group?.columns.map((column) => column.key));
  return {
    kind: kind?.kind ?? '',
    group: group?.name ?? null,
    departments: named.length > 0 ? named : usual,
    period: PERIODS.find((one) => one === params.get('period')) ?? 'all',
    from: params.get('from'),
    to: params.get('to'),
    media: params.getAll('media'),
    filters: params.getAll('filter').filter((one) => filterNames(kind).has(nameOf(one))),
    columns: params.getAll('columns').filter((key) => known.has(key)),
    pseudonyms: params.get('pseudonyms') === 'true',
  };
}

/** The address that says it; what is as it is anyway is left out. */
export function paramsOf(choice: Choice): URLSearchParams {
  const params = new URLSearchParams({ kind: choice.kind });
  if (choice.group) params.set('group', choice.group);
  choice.departments.forEach((id) => params.append('department', id));
  if (choice.period !== 'all') params.set('period', choice.period);
  if (choice.period === 'free') {
    if (choice.from) params.set('from', choice.from);
    if (choice.to) params.set('to', choice.to);
  }
  choice.media.forEach((id) => params.append('media', id));
  choice.filters.forEach((one) => params.append('filter', one));
  choice.columns.forEach((key) => params.append('columns', key));
  if (choice.pseudonyms) params.set('pseudonyms', 'true');
  return params;
}

/** What the server is asked; a preset means the days that it means today. */
export function queryOf(choice: Choice, kind: Kind, today: string) {
  const period =
    choice.period === 'free' ? { from: choice.from, to: choice.to } : periodOf(choice.period, today);
  return {
    department: choice.departments,
    group: choice.group,
    from: kind.hasPeriod ? period.from : null,
    to: kind.hasPeriod ? period.to : null,
    media: kind.hasItems ? choice.media : [],
    filter: offeredOf(choice, kind),
    columns: choice.columns,
    pseudonyms: kind.hasPeople && choice.pseudonyms,
  };
}

export function groupOf(kind: Kind, choice: Choice): KindGroup | undefined {
  return kind.groups.find((one) => (one.name ?? null) === choice.group) ?? kind.groups[0];
}

/** Whether something has to be chosen before there is a report. */
export function isIncomplete(choice: Choice, kind: Kind): boolean {
  return (
    (kind.departmentNeeded && choice.departments.length === 0) ||
    isEmptied(choice, kind) ||
    isRevealing(choice, kind)
  );
}

/** Takes a column in or out. All of them are the same as none chosen, and the last one stays. */
export function toggled(choice: Choice, group: KindGroup, key: string): string[] {
  const all = group.columns.map((column) => column.key);
  const now = new Set(choice.columns.length > 0 ? choice.columns : all);
  if (now.has(key)) now.delete(key);
  else now.add(key);
  const next = all.filter((one) => now.has(one));
  if (next.length === 0) return choice.columns;
  return next.length === all.length ? [] : next;
}

const PRESETS: Record<PeriodName, PeriodPreset> = {
  all: 'ALL',
  last30: 'LAST_30_DAYS',
  last90: 'LAST_90_DAYS',
  month: 'MONTH',
  lastMonth: 'LAST_MONTH',
  quarter: 'QUARTER',
  year: 'YEAR',
  free: 'FREE',
};

/** What is chosen, to be asked again on other days. */
export function askedOf(choice: Choice, kind: Kind): Asked {
  const { departments, group, media, columns, pseudonyms } = choice;
  const free = choice.period === 'free';
  return {
    kind: choice.kind,
    departments,
    group,
    media,
    filters: offeredOf(choice, kind),
    columns,
    pseudonyms,
    period: PRESETS[choice.period],
    from: free ? choice.from : null,
    to: free ? choice.to : null,
  };
}

/** What was asked, as a choice. */
export function choiceOfAsked(asked: Asked): Choice {
  return {
    kind: asked.kind,
    group: asked.group ?? null,
    departments: asked.departments,
    period: PERIODS.find((name) => PRESETS[name] === asked.period) ?? 'all',
    from: asked.from ?? null,
    to: asked.to ?? null,
    media: asked.media,
    filters: asked.filters,
    columns: asked.columns,
    pseudonyms: asked.pseudonyms === true,
  };
}
