import type { CompletionRow, CompletionState } from './completion.ts';

export const COLUMNS = ['person', 'department', 'title', 'state', 'coveredShare', 'completedAt'] as const;
export type ColumnName = (typeof COLUMNS)[number];

export interface Order {
  column: ColumnName;
  descending: boolean;
}

const STATE_RANK: Record<CompletionState, number> = {
  NOT_STARTED: 0,
  OUTDATED: 1,
  VOIDED: 2,
  IN_PROGRESS: 3,
  COMPLETED_BEFORE: 4,
  COMPLETED: 5,
};

function compare(a: CompletionRow, b: CompletionRow, column: ColumnName, words: Intl.Collator): number {
  if (column === 'state') return STATE_RANK[a.state] - STATE_RANK[b.state];
  if (column === 'coveredShare') return a.coveredShare - b.coveredShare;
  if (column === 'completedAt') return (a.completedAt ?? '').localeCompare(b.completedAt ?? '');
  return words.compare(a[column], b[column]);
}

/** Rows of a state whose person or item contains the words, in the order asked for; without one, as the server sent them. */
export function arrange(
  rows: CompletionRow[],
  { state, filter, order, locale }: { state: string; filter: string; order: Order | null; locale: string },
): CompletionRow[] {
  const wanted = filter.trim().toLocaleLowerCase(locale);
  const kept = rows.filter(
    (row) =>
      (state === 'all' || row.state === state) &&
      (!wanted || `${row.person}\n${row.title}`.toLocaleLowerCase(locale).includes(wanted)),
  );
  if (!order) return kept;
  const words = new Intl.Collator(locale, { numeric: true });
  const sign = order.descending ? -1 : 1;
  return kept.sort((a, b) => sign * compare(a, b, order.column, words));
}
