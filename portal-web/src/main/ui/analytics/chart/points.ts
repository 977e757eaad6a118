/** What a chart shows, in figures: a row for each place on its first axis. */
export interface Figures {
  head: string[];
  rows: string[][];
}

const LONG_STEP = 10;

/** "3 Dec: Views 12, Viewers 8" of a place on the first axis, for who does not see the chart. */
export function pointWords({ head, rows }: Figures, at: number): string {
  const [place, ...figures] = rows[at] ?? [];
  if (place === undefined) return '';
  return `${place}: ${figures.map((figure, column) => `${head[column + 1] ?? ''} ${figure}`).join(', ')}`;
}

/** The place that a key leads to; null for keys that lead nowhere. Time runs to the right in every language. */
export function pointAfter(key: string, at: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -LONG_STEP,
    PageUp: LONG_STEP,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, at + step));
}
