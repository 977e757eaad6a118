import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import type { Sync, SyncRun, SyncSettings } from './types.ts';

const of = (id: string) => ['admin', 'roster-sync', id] as const;
const runs = (id: string) => ['admin', 'roster-sync', id, 'runs'] as const;
const LIVE_MS = 2000;

export function useSync(id: string) {
  return useQuery({
    queryKey: of(id),
    queryFn: ({ signal }) => api<Sync>(`/admin/roster-sync/${id}`, { signal }),
  });
}

export function useSaveSync(id: string) {
  return useMutation({
    mutationFn: (body: SyncSettings) => api<Sync>(`/admin/roster-sync/${id}`, { method: 'PUT', body }),
    onSuccess: (sync) => queryClient.setQueryData(of(id), sync),
  });
}

export function useSetSyncSecret(id: string) {
  return useMutation({
    mutationFn: (secret: string) =>
      api<Sync>(`/admin/roster-sync/${id}/secret`, { method: 'PUT', body: { secret } }),
    onSuccess: (sync) => queryClient.setQueryData(of(id), sync),
  });
}

/** The log; asked for again while one of its runs goes on. */
export function useSyncRuns(id: string) {
  return useQuery({
    queryKey: runs(id),
    queryFn: async ({ signal }) =>
      (await api<{ items: SyncRun[] }>(`/admin/roster-sync/${id}/runs`, { signal })).items,
    refetchInterval: (query) => (query.state.data?.some((run) => run.state === 'RUNNING') ? LIVE_MS : false),
  });
}

export type Start = 'preview' | 'run' | 'force';

export function useStartRun(id: string) {
  return useMutation({
    mutationFn: (what: Start) =>
      what === 'preview'
        ? api<SyncRun>(`/admin/roster-sync/${id}/preview`, { method: 'POST' })
        : api<SyncRun>(`/admin/roster-sync/${id}/run`, {
            method: 'POST',
            query: { force: what === 'force' },
          }),
    onSuccess: (run) => {
      if (!run.preview) void queryClient.invalidateQueries({ queryKey: ['admin', 'people'] });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: runs(id) }),
  });
}
