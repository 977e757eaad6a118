import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import type { MediaSummary, Page } from '../../platform/api/types.ts';
import type {
  EncoderRule,
  Ladder,
  LadderPreview,
  Rung,
  TranscodingReport,
  TranscodingServer,
  TranscodingSettings,
  Variant,
} from './types.ts';

export const REPORT = ['admin', 'transcoding', 'report'] as const;
export const SERVERS = ['admin', 'transcoding', 'servers'] as const;
export const SETTINGS = ['admin', 'transcoding', 'settings'] as const;
export const LADDER = ['admin', 'transcoding', 'ladder'] as const;

export const report = (signal?: AbortSignal) =>
  api<TranscodingReport>('/admin/transcoding/capabilities', { signal });

export const servers = (signal?: AbortSignal) =>
  api<{ items: TranscodingServer[] }>('/admin/transcoding/servers', { signal });

export const reportOf = (server: string, signal?: AbortSignal) =>
  api<TranscodingReport>(`/admin/transcoding/servers/${server}/capabilities`, { signal });

export const askProbe = (server: string) =>
  api<TranscodingServer>(`/admin/transcoding/servers/${server}/probe`, { method: 'POST' });

export const probe = () => api<TranscodingReport>('/admin/transcoding/probe', { method: 'POST' });

export const settings = (signal?: AbortSignal) =>
  api<TranscodingSettings>('/admin/transcoding/settings', { signal });

export interface Wish {
  version: number;
  encoders: EncoderRule[];
  decoding: boolean;
  loudness: boolean;
}

export async function change(wish: Wish): Promise<void> {
  const { version, encoders, decoding, loudness } = wish;
  const fresh = await api<TranscodingSettings>('/admin/transcoding/settings', {
    method: 'PUT',
    body: { version, encoders, decoding, loudness },
  });
  queryClient.setQueryData(SETTINGS, fresh);
  await queryClient.invalidateQueries({ queryKey: REPORT });
  await queryClient.invalidateQueries({ queryKey: LADDER });
}

export const ladder = (signal?: AbortSignal) => api<Ladder>('/admin/transcoding/ladder', { signal });

export async function changeLadder(version: number, rungs: Rung[], variants: Variant[]): Promise<void> {
  const body = { version, rungs, variants };
  const fresh = await api<Ladder>('/admin/transcoding/ladder', { method: 'PUT', body });
  queryClient.setQueryData(LADDER, fresh);
  await queryClient.invalidateQueries({ queryKey: SETTINGS });
}

export interface Source {
  itemId: string | null;
  width: number;
  height: number;
  framesPerSecond: number;
}

export function preview(
  source: Source,
  draft: Rung[],
  beside: Variant[],
  signal?: AbortSignal,
): Promise<LadderPreview> {
  const { itemId, width, height, framesPerSecond } = source;
  const rungs = draft.map((rung) => `${rung.lines}:${rung.quality}:${rung.maxBitsPerSecond}`).join(',');
  const query = { itemId, width, height, framesPerSecond, rungs, variants: beside.join(',') };
  return api<LadderPreview>('/admin/transcoding/ladder/preview', { query, signal });
}

const MOST_FOUND = 12;

/** One's own items in every state first, then those that are published; without words, the newest. */
export async function itemsByTitle(q: string, signal?: AbortSignal): Promise<MediaSummary[]> {
  const ask = (mine: boolean) =>
    api<Page<MediaSummary>>('/media', {
      query: { q: q || undefined, mine: mine || undefined, limit: MOST_FOUND },
      signal,
    });
  const [own, published] = await Promise.all([ask(true), ask(false)]);
  const known = new Set(own.items.map((item) => item.id));
  return [...own.items, ...published.items.filter((item) => !known.has(item.id))].slice(0, MOST_FOUND);
}
