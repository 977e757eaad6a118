export const PERIODS = ['all', 'last30', 'last90', 'month', 'lastMonth', 'quarter', 'year', 'free'] as const;
export type PeriodName = (typeof PERIODS)[number];

export interface Period {
  from: string | null;
  to: string | null;
}

/** A calendar day as it is written in addresses, in the reader's own time zone. */
function day(date: Date): string {
  const two = (n: number) => n.toString().padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Whether nothing is left out, so that no longer period would tell more. */
export function isWhole({ from, to }: Period): boolean {
  return from === null && to === null;
}

/** First and last day of a preset; an open end means "up to now". */
export function periodOf(name: PeriodName, today: Date): Period {
  const year = today.getFullYear();
  const month = today.getMonth();
  switch (name) {
    case 'last30':
    case 'last90': {
      const days = name === 'last30' ? 30 : 90;
      return { from: day(new Date(year, month, today.getDate() - days + 1)), to: day(today) };
    }
    case 'month':
      return { from: day(new Date(year, month, 1)), to: day(today) };
    case 'lastMonth':
      return { from: day(new Date(year, month - 1, 1)), to: day(new Date(year, month, 0)) };
    case 'quarter':
      return { from: day(new Date(year, month - (month % 3), 1)), to: day(today) };
    case 'year':
      return { from: day(new Date(year, 0, 1)), to: day(today) };
    case 'all':
    case 'free':
      return { from: null, to: null };
  }
}
