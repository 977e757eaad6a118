import { queryOptions, QueryObserver, useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import { tell } from '../../platform/kit/toast.ts';
import type { Asked, FileFormat, ReportFile } from './types.ts';

const FILES = ['reports', 'files'] as const;
const SOON_MS = 1_000;

const refresh = () => queryClient.invalidateQueries({ queryKey: FILES });
export const isOpen = (file: ReportFile) => file.state === 'WAITING' || file.state === 'RUNNING';

const query = queryOptions({
  queryKey: FILES,
  queryFn: async ({ signal }) => (await api<{ items: ReportFile[] }>('/reports/files', { signal })).items,
  refetchInterval: ({ state }) => (state.data?.some(isOpen) ? SOON_MS : false),
});

/** The reader's files, looked at each second while one of them is in the making. */
export function useFiles() {
  const files = useQuery(query);
  useEffect(() => files.data?.filter(isOpen).forEach(tellWhenReady), [files.data]);
  return files;
}

const awaited = new Set<string>();
let stop: (() => void) | null = null;

/** Says so when a file is ready, on whatever page one is by then. */
export function tellWhenReady(file: ReportFile) {
  awaited.add(file.id);
  stop ??= new QueryObserver(queryClient, query).subscribe(({ data, isError }) => {
    for (const one of data ?? []) {
      if (!isOpen(one) && awaited.delete(one.id) && one.state === 'DONE') {
        tell(i18next.t('analytics.builder.ready', { title: one.title }));
      }
    }
    // Nobody is told any more once they are signed out.
    if (isError) awaited.clear();
    if (awaited.size === 0) {
      stop?.();
      stop = null;
    }
  });
}

export function useMake() {
  const { i18n } = useTranslation();
  return useMutation({
    mutationFn: ({ asked, format }: { asked: Asked; format: FileFormat }) =>
      api<ReportFile>('/reports/files', { method: 'POST', body: { asked, format, language: i18n.language } }),
    onSuccess: (file) => {
      tellWhenReady(file);
      return refresh();
    },
  });
}

export function useCancel() {
  return useMutation({
    mutationFn: (id: string) => api<ReportFile>(`/reports/files/${id}/cancel`, { method: 'POST' }),
    onSuccess: refresh,
  });
}

export function useRetry() {
  return useMutation({
    mutationFn: (id: string) => api<ReportFile>(`/reports/files/${id}/retry`, { method: 'POST' }),
    onSuccess: refresh,
  });
}

export function useRemoveFile() {
  return useMutation({
    mutationFn: (id: string) => api<void>(`/reports/files/${id}`, { method: 'DELETE' }),
    onSuccess: refresh,
  });
}
