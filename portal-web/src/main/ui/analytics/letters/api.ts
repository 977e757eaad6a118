import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import type { Page } from '../../platform/api/types.ts';
import type { Mailing, Plan, Schedule, Schedules, Subscription } from './types.ts';

const SCHEDULES = ['reports', 'schedules'] as const;
const MAILINGS = ['reports', 'mailings'] as const;
const SOON_MS = 2_000;

const refresh = () => queryClient.invalidateQueries({ queryKey: SCHEDULES });
const refreshMailings = () => queryClient.invalidateQueries({ queryKey: MAILINGS });

/** Letters to the reader are written in the language of the page from then on. */
export function useSchedules() {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: [...SCHEDULES, i18n.language],
    queryFn: ({ signal }) =>
      api<Schedules>('/reports/schedules', { query: { language: i18n.language }, signal }),
  });
}

const isUnderWay = ({ state, nextAt }: Mailing) =>
  state === 'PREPARING' ||
  state === 'SENDING' ||
  (nextAt != null && Date.parse(nextAt) < Date.now() + SOON_MS);

/** @param schedule whose letters, or null for those of all */
export function useMailings(schedule: string | null, enabled: boolean) {
  const pages = useInfiniteQuery({
    queryKey: [...MAILINGS, schedule],
    queryFn: ({ pageParam, signal }) =>
      api<Page<Mailing>>('/reports/schedules/mailings', { query: { schedule, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.items.some(isUnderWay)) ? SOON_MS : false,
    enabled,
  });
  return { ...pages, items: pages.data?.pages.flatMap((page) => page.items) };
}

/** Of a saved report, or a change to how one is sent. */
export type Wish = { report: string; plan: Plan } | { schedule: string; plan: Plan };

export function usePlan() {
  return useMutation({
    mutationFn: (wish: Wish) =>
      'schedule' in wish
        ? api<Schedule>(`/reports/schedules/${wish.schedule}`, { method: 'PUT', body: wish.plan })
        : api<Schedule>('/reports/schedules', {
            method: 'POST',
            body: { report: wish.report, schedule: wish.plan },
          }),
    onSuccess: refresh,
  });
}

export function useStop() {
  return useMutation({
    mutationFn: (id: string) => api<void>(`/reports/schedules/${id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      await refresh();
      await refreshMailings();
    },
  });
}

export function useSendNow() {
  return useMutation({
    mutationFn: (id: string) => api<void>(`/reports/schedules/${id}/send`, { method: 'POST' }),
    onSuccess: refreshMailings,
  });
}

export function useHurry() {
  return useMutation({
    mutationFn: (id: string) => api<void>(`/reports/schedules/mailings/${id}/retry`, { method: 'POST' }),
    onSuccess: refreshMailings,
  });
}

export function useSubscription(token: string) {
  return useQuery({
    queryKey: ['letters', token],
    queryFn: ({ signal }) => api<Subscription>(`/reports/subscriptions/${token}`, { signal }),
  });
}

export function useWant(token: string) {
  return useMutation({
    mutationFn: (body: { wanted: boolean; language: string }) =>
      api<Subscription>(`/reports/subscriptions/${token}`, { method: 'PUT', body }),
    onSuccess: (fresh) => queryClient.setQueryData(['letters', token], fresh),
  });
}
