import { useQuery } from '@tanstack/react-query';
import { api } from '../platform/api/client.ts';
import { queryClient, usePages } from '../platform/api/query.ts';
import type { Channel, Department, Media, MediaPatch, MediaSummary } from '../platform/api/types.ts';

export interface MediaFilter {
  channel?: string;
  kind?: string;
  state?: string;
  sort?: string;
  mine?: boolean;
  q?: string;
  limit?: number;
  [name: string]: string | number | boolean | undefined;
}

export function useMediaList(filter: MediaFilter, enabled = true) {
  return usePages<MediaSummary>(['media', 'list'], '/media', filter, enabled);
}

export function useMedia(id: string) {
  return useQuery({
    queryKey: ['media', 'one', id],
    queryFn: ({ signal }) => api<Media>(`/media/${id}`, { signal }),
  });
}

export function useChannels() {
  return useQuery({
    queryKey: ['channels'],
    queryFn: async ({ signal }) => (await api<{ items: Channel[] }>('/channels', { signal })).items,
  });
}

export function useDepartments(enabled = true) {
  return useQuery({
    queryKey: ['departments'],
    queryFn: async ({ signal }) => (await api<{ items: Department[] }>('/departments', { signal })).items,
    staleTime: 300_000,
    enabled,
  });
}

export async function patchMedia(id: string, patch: MediaPatch): Promise<Media> {
  const media = await api<Media>(`/media/${id}`, { method: 'PATCH', body: patch });
  queryClient.setQueryData(['media', 'one', id], media);
  await queryClient.invalidateQueries({ queryKey: ['media', 'list'] });
  return media;
}

export async function deleteMedia(id: string): Promise<void> {
  await api<void>(`/media/${id}`, { method: 'DELETE' });
  queryClient.removeQueries({ queryKey: ['media', 'one', id] });
  await queryClient.invalidateQueries({ queryKey: ['media', 'list'] });
}
