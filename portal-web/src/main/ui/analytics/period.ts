export const PERIODS = ['all', 'last30', 'last90', 'month', 'lastMonth', 'quarter', 'year', 'free'] as const;
export type PeriodName = (typeof PERIODS)[number];

export interface Period {
  from: string | null;
  to: string | null;
}

/** A calendar day as it is written in addresses; months and days that there are not lie in the neighbouring ones. */
function day(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}

/** Whether nothing is left out, so that no longer period would tell more. */
export function isWhole({ from, to }: Period): boolean {
  return from === null && to === null;
}

/**
 * First and last day of a preset; an open end means "up to now". Days are the organisation's, wherever the reader is, so
 * `today` comes from the server.
 */
export function periodOf(name: PeriodName, today: string): Period {
  const [year = 0, ordinal = 1, date = 1] = today.split('-').map(Number);
  const month = ordinal - 1;
  switch (name) {
    case 'last30':
    case 'last90': {
      const days = name === 'last30' ? 30 : 90;
      return { from: day(year, month, date - days + 1), to: today };
    }
    case 'month':
      return { from: day(year, month, 1), to: today };
    case 'lastMonth':
      return { from: day(year, month - 1, 1), to: day(year, month, 0) };
    case 'quarter':
      return { from: day(year, month - (month % 3), 1), to: today };
    case 'year':
      return { from: day(year, 0, 1), to: today };
    case 'all':
    case 'free':
      return { from: null, to: null };
  }
}
