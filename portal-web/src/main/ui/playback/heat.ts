import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ItemInsight, WatchCurve } from '../analytics/item/types.ts';
import { has, useMe } from '../identity/session.ts';
import { api } from '../platform/api/client.ts';
import type { Media } from '../platform/api/types.ts';

export const HEAT_WIDTH = 1000;
export const HEAT_HEIGHT = 100;

/** How often each part was played, as an area as long as the seek bar; null where there is nothing to show. */
export function heatArea({ stepSeconds, counts }: WatchCurve, durationSeconds: number): string | null {
  const most = Math.max(0, ...counts);
  if (most === 0 || durationSeconds <= 0) return null;
  const heights = counts
    .map((count, part) => ({ middle: (part + 0.5) * stepSeconds, height: count / most }))
    .filter(({ middle }) => middle < durationSeconds);
  const y = (height: number) => (HEAT_HEIGHT * (1 - height)).toFixed(1);
  const x = (seconds: number) => ((HEAT_WIDTH * seconds) / durationSeconds).toFixed(1);
  const top = heights.map(({ middle, height }) => `L${x(middle)} ${y(height)}`);
  const first = y(heights[0]?.height ?? 0);
  const last = y(heights.at(-1)?.height ?? 0);
  return `M0 ${HEAT_HEIGHT} L0 ${first} ${top.join(' ')} L${HEAT_WIDTH} ${last} L${HEAT_WIDTH} ${HEAT_HEIGHT} Z`;
}

/** Where the item is played most, for those who may see its analytics; missing it disturbs nobody. */
export function useHeat(media: Media, durationSeconds: number): string | null {
  const me = useMe();
  const period = { from: null, to: null };
  const insight = useQuery({
    // The same as on the page of the item's analytics.
    queryKey: ['analytics', 'media', media.id, period],
    queryFn: ({ signal }) =>
      api<ItemInsight>(`/analytics/media/${media.id}`, { query: { ...period }, signal }),
    enabled: media.mayEdit || has(me, 'LEARNING'),
    staleTime: 300_000,
    retry: false,
  });
  const heat = insight.data?.heat;
  return useMemo(() => (heat ? heatArea(heat, durationSeconds) : null), [heat, durationSeconds]);
}
