import type { MediaSummary } from '../platform/api/types.ts';

/** What comes after an item: the first that is not completed yet, from the item on and round again; else simply the next. */
export function nextOf(items: readonly MediaSummary[], id: string): MediaSummary | null {
  const at = items.findIndex((item) => item.id === id);
  const round = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  return round.find((item) => !item.completed) ?? round[0] ?? null;
}
