import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import type {
  EncoderRule,
  Ladder,
  LadderPreview,
  Rung,
  TranscodingReport,
  TranscodingSettings,
} from './types.ts';

export const REPORT = ['admin', 'transcoding', 'report'] as const;
export const SETTINGS = ['admin', 'transcoding', 'settings'] as const;
export const LADDER = ['admin', 'transcoding', 'ladder'] as const;

export const report = (signal?: AbortSignal) =>
  api<TranscodingReport>('/admin/transcoding/capabilities', { signal });

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

export async function changeLadder(version: number, rungs: Rung[]): Promise<void> {
  const fresh = await api<Ladder>('/admin/transcoding/ladder', { method: 'PUT', body: { version, rungs } });
  queryClient.setQueryData(LADDER, fresh);
  await queryClient.invalidateQueries({ queryKey: SETTINGS });
}

export interface Source {
  itemId: string | null;
  width: number;
  height: number;
  framesPerSecond: number;
}

export function preview(source: Source, draft: Rung[], signal?: AbortSignal): Promise<LadderPreview> {
  const { itemId, width, height, framesPerSecond } = source;
  const rungs = draft.map((rung) => `${rung.lines}:${rung.quality}:${rung.maxBitsPerSecond}`).join(',');
  const query = { itemId, width, height, framesPerSecond, rungs };
  return api<LadderPreview>('/admin/transcoding/ladder/preview', { query, signal });
}
