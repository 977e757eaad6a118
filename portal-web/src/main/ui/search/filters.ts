/** The sides that hits can be narrowed on, as they stand in the address. */
export const FACETS = [
  'kind',
  'channel',
  'language',
  'speaker',
  'length',
  'year',
  'department',
  'tag',
] as const;
export type FacetName = (typeof FACETS)[number];
export type Filters = Partial<Record<FacetName, readonly string[]>>;

export const ORDERS = ['relevance', 'newest', 'oldest', 'shortest'] as const;
export type Order = (typeof ORDERS)[number];

export function filtersOf(params: URLSearchParams): Filters {
  const filters: Filters = {};
  for (const name of FACETS) {
    const values = params.getAll(name).filter((value) => value !== '');
    if (values.length > 0) filters[name] = values;
  }
  return filters;
}

export function orderOf(params: URLSearchParams): Order {
  return ORDERS.find((one) => one === params.get('sort')) ?? 'relevance';
}

/** The filters with a value added, or taken out where it was on. */
export function flipped(filters: Filters, name: FacetName, value: string): Filters {
  const now = filters[name] ?? [];
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  const others = { ...filters };
  delete others[name];
  return next.length > 0 ? { ...others, [name]: next } : others;
}

export function addressOf(q: string, filters: Filters, order: Order): URLSearchParams {
  const params = new URLSearchParams({ q });
  for (const name of FACETS) filters[name]?.forEach((value) => params.append(name, value));
  if (order !== 'relevance') params.set('sort', order);
  return params;
}

/** What an item's page needs to show the moments that the search found. */
export function momentsQuery(q: string, filters: Filters): string {
  const params = new URLSearchParams({ q });
  for (const name of ['speaker', 'language'] as const) {
    filters[name]?.forEach((value) => params.append(name, value));
  }
  return params.toString();
}

export function countOf(filters: Filters): number {
  return FACETS.reduce((sum, name) => sum + (filters[name]?.length ?? 0), 0);
}
