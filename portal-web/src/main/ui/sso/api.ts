import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import { tidy } from './draft.ts';
import type { DryRun, Group, Provider, Providers, Settings, StartedDryRun, Test } from './types.ts';

const LIST = ['admin', 'sso', 'list'] as const;
const one = (id: string) => ['admin', 'sso', 'one', id] as const;

export function useProviders() {
  return useQuery({
    queryKey: LIST,
    queryFn: ({ signal }) => api<Providers>('/admin/sso', { signal }),
  });
}

export function useProvider(id: string) {
  return useQuery({
    queryKey: one(id),
    queryFn: ({ signal }) => api<Provider>(`/admin/sso/${id}`, { signal }),
  });
}

/** The groups that a rule can give. */
export function useGroups(enabled: boolean) {
  return useQuery({
    queryKey: ['admin', 'groups'],
    queryFn: async ({ signal }) => (await api<{ items: Group[] }>('/admin/groups', { signal })).items,
    enabled,
  });
}

/** Keeps what the server answered, and asks for the list anew where it is shown. */
async function keep(provider: Provider): Promise<void> {
  queryClient.setQueryData(one(provider.id), provider);
  await queryClient.invalidateQueries({ queryKey: LIST });
}

export function useCreateProvider() {
  return useMutation({
    mutationFn: (body: { name: string; issuer: string }) =>
      api<Provider>('/admin/sso', { method: 'POST', body }),
    onSuccess: keep,
  });
}

export function useSaveDraft(id: string) {
  return useMutation({
    mutationFn: (form: Settings) =>
      api<Provider>(`/admin/sso/${id}/draft`, { method: 'PUT', body: tidy(form) }),
    onSuccess: keep,
  });
}

export function useSetSecret(id: string) {
  return useMutation({
    mutationFn: (secret: string) =>
      api<Provider>(`/admin/sso/${id}/secret`, { method: 'PUT', body: { secret } }),
    onSuccess: keep,
  });
}

export function useActivate(id: string) {
  return useMutation({
    mutationFn: (override: boolean) =>
      api<Provider>(`/admin/sso/${id}/activate`, { method: 'POST', body: { override } }),
    onSuccess: keep,
  });
}

export function useSwitch(id: string) {
  return useMutation({
    mutationFn: (enabled: boolean) =>
      api<Provider>(`/admin/sso/${id}/switch`, { method: 'POST', body: { enabled } }),
    onSuccess: keep,
  });
}

export function useDeleteProvider(id: string) {
  return useMutation({
    mutationFn: () => api<void>(`/admin/sso/${id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: LIST });
    },
  });
}

export function useHideLocal() {
  return useMutation({
    mutationFn: (hidden: boolean) =>
      api<void>('/admin/sso/local-sign-in', { method: 'PUT', body: { hidden } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: LIST }),
  });
}

export function testProvider(id: string): Promise<Test> {
  return api<Test>(`/admin/sso/${id}/test`, { method: 'POST' });
}

export function startDryRun(id: string): Promise<StartedDryRun> {
  return api<StartedDryRun>(`/admin/sso/${id}/dry-run`, { method: 'POST' });
}

const POLL_MS = 1000;

/** How far it came; asked for every second while somebody signs in, even when that window covers this one. */
export function useDryRun(run: string | null, patient: boolean) {
  return useQuery({
    queryKey: ['admin', 'sso', 'dry-run', run],
    queryFn: ({ signal }) => api<DryRun>(`/admin/sso/dry-runs/${run ?? ''}`, { signal }),
    enabled: run !== null,
    refetchInterval: ({ state }) =>
      patient && state.status !== 'error' && (state.data?.state ?? 'WAITING') === 'WAITING' ? POLL_MS : false,
    refetchIntervalInBackground: true,
    gcTime: 0,
  });
}

/** A dry run proves or does not prove the draft: the server is asked what it thinks now. */
export function refreshProvider(id: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: one(id) });
}
