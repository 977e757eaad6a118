import { queryOptions, QueryObserver, useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import { tell, tellTrouble } from '../../platform/kit/toast.ts';
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

/** Whether the reader does not know yet that it is there, or failed. */
export const isNews = (file: ReportFile) => !isOpen(file) && !file.seen;

/** How many files have ended that the reader was not shown, also when they were made before the page was loaded. */
export function useNews(): number {
  const files = useQuery({ ...query, refetchOnWindowFocus: true });
  useEffect(() => files.data?.filter(isOpen).forEach(tellWhenReady), [files.data]);
  return files.data?.filter(isNews).length ?? 0;
}

/** Says so when a file is ready or has failed, on whatever page one is by then. */
export function tellWhenReady(file: ReportFile) {
  awaited.add(file.id);
  stop ??= new QueryObserver(queryClient, query).subscribe(({ data, isError }) => {
    for (const one of data ?? []) {
      if (!isOpen(one) && awaited.delete(one.id)) tellEnd(one);
    }
    // Nobody is told any more once they are signed out.
    if (isError) awaited.clear();
    if (awaited.size === 0) {
      stop?.();
      stop = null;
    }
  });
}

function tellEnd({ state, title, reason }: ReportFile) {
  if (state === 'DONE') tell(i18next.t('analytics.builder.ready', { title }));
  if (state === 'FAILED') tellTrouble(i18next.t('analytics.builder.notReady', { title }), reason ?? '');
}

/** Notes that the reader was shown the end of these, once the page is one that they look at. */
export function useSee(news: string[]) {
  const { mutate } = useMutation({
    mutationFn: (ids: string[]) => api<void>('/reports/files/seen', { method: 'POST', body: { ids } }),
    onSuccess: refresh,
  });
  const shown = news.join();
  useEffect(() => {
    if (shown === '') return;
    const see = () => {
      if (document.visibilityState === 'visible') mutate(shown.split(','));
    };
    see();
    document.addEventListener('visibilitychange', see);
    return () => document.removeEventListener('visibilitychange', see);
  }, [shown, mutate]);
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
