import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import { tell } from '../../platform/kit/toast.ts';
import type { Asked, FileFormat, ReportFile } from './types.ts';

const FILES = ['reports', 'files'] as const;
const SOON_MS = 1_000;

const refresh = () => queryClient.invalidateQueries({ queryKey: FILES });
export const isOpen = (file: ReportFile) => file.state === 'WAITING' || file.state === 'RUNNING';

/** The reader's files, looked at each second while one of them is in the making. */
export function useFiles() {
  return useQuery({
    queryKey: FILES,
    queryFn: async ({ signal }) => (await api<{ items: ReportFile[] }>('/reports/files', { signal })).items,
    refetchInterval: (query) => (query.state.data?.some(isOpen) ? SOON_MS : false),
  });
}

/** Says so when a file is ready that was in the making when one looked last. */
export function useReadyNotice(files: ReportFile[] | undefined) {
  const { t } = useTranslation();
  const waited = useRef(new Set<string>());
  useEffect(() => {
    for (const file of files ?? []) {
      if (isOpen(file)) waited.current.add(file.id);
      else if (waited.current.delete(file.id) && file.state === 'DONE') {
        tell(t('analytics.builder.ready', { title: file.title }));
      }
    }
  }, [files, t]);
}

export function useMake() {
  const { i18n } = useTranslation();
  return useMutation({
    mutationFn: ({ asked, format }: { asked: Asked; format: FileFormat }) =>
      api<ReportFile>('/reports/files', { method: 'POST', body: { asked, format, language: i18n.language } }),
    onSuccess: refresh,
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
