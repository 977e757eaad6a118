import { useQuery } from '@tanstack/react-query';
import { api, ProblemError } from '../platform/api/client.ts';
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

const ATTEMPTS = 4;

/**
 * While an item is processed the server writes to it too, and the two may meet. A change that names no version stands
 * on nothing it has read, so it may simply be said again; one that names a version is for the person to decide.
 */
async function sendPatch(id: string, patch: MediaPatch): Promise<Media> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await api<Media>(`/media/${id}`, { method: 'PATCH', body: patch });
    } catch (error) {
      const met = error instanceof ProblemError && error.status === 409 && patch.version === undefined;
      if (!met || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 250));
    }
  }
}

export async function patchMedia(id: string, patch: MediaPatch): Promise<Media> {
  const media = await sendPatch(id, patch);
  queryClient.setQueryData(['media', 'one', id], media);
  await queryClient.invalidateQueries({ queryKey: ['media', 'list'] });
  return media;
}
