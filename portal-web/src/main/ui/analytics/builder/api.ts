import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../identity/session.ts';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import type { MediaSummary, Page, Person, Ref } from '../../platform/api/types.ts';
import { isIncomplete, queryOf, type Choice } from './choice.ts';
import type { Found } from './FoundSelect.tsx';
import type { Asked, Kind, Preview, SavedReport } from './types.ts';

const MOST_FOUND = 12;

export function useKinds() {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: ['reports', 'kinds', i18n.language],
    queryFn: async ({ signal }) =>
      (await api<{ items: Kind[] }>('/reports/kinds', { query: { language: i18n.language }, signal })).items,
  });
}

/** The first rows of what is chosen; those before stay while the next are on their way. */
export function usePreview(choice: Choice, kind: Kind) {
  const { i18n } = useTranslation();
  const { today } = useMe();
  const query = { ...queryOf(choice, kind, today), format: 'preview', language: i18n.language };
  return useQuery({
    queryKey: ['reports', 'preview', choice.kind, query],
    queryFn: ({ signal }) => api<Preview>(`/reports/${choice.kind}`, { query, signal }),
    enabled: !isIncomplete(choice, kind),
    placeholderData: keepPreviousData,
  });
}

/** Items by their titles, one's own in every state and what is published. */
export function useItems(words: string, enabled: boolean) {
  return useQuery({
    queryKey: ['reports', 'items', words],
    queryFn: async ({ signal }) => {
      const ask = (mine: boolean) =>
        api<Page<MediaSummary>>('/media', {
          query: { q: words || undefined, mine: mine || undefined, limit: MOST_FOUND },
          signal,
        });
      const [own, published] = await Promise.all([ask(true), ask(false)]);
      const known = new Set(own.items.map((item) => item.id));
      return [...own.items, ...published.items.filter((item) => !known.has(item.id))].slice(0, MOST_FOUND);
    },
    enabled,
  });
}

/** Those of the items that one may see. */
export async function itemsNamed(ids: string[], signal: AbortSignal): Promise<Found[]> {
  const page = await api<Page<MediaSummary>>('/media', { query: { id: ids, limit: ids.length }, signal });
  return page.items.map((item) => ({ value: item.id, label: item.title }));
}

const found = (people: { id: string; name: string }[]): Found[] =>
  people.map((person) => ({ value: person.id, label: person.name }));

/** Those of the people who are there, if they have left or not. */
export async function everybodyNamed(ids: string[], signal: AbortSignal): Promise<Found[]> {
  const page = await api<Page<Person>>('/admin/people', { query: { id: ids, limit: ids.length }, signal });
  return found(page.items);
}

/** Those of the people on whom the reader may report. */
export async function peopleNamed(ids: string[], signal: AbortSignal): Promise<Found[]> {
  return found((await api<{ items: Ref[] }>('/reports/people', { query: { id: ids }, signal })).items);
}

/** People by their names, those included who have left: on whom the reader may report, or for admins all. */
export function usePeople(words: string, ofAll: boolean, enabled: boolean) {
  const query = { q: words || undefined, limit: MOST_FOUND };
  return useQuery({
    queryKey: ['reports', 'people', words, ofAll],
    queryFn: async ({ signal }) =>
      ofAll
        ? found((await api<Page<Person>>('/admin/people', { query, signal })).items)
        : found((await api<{ items: Ref[] }>('/reports/people', { query, signal })).items),
    enabled,
  });
}

const SAVED = ['reports', 'saved'] as const;
const refreshSaved = () => queryClient.invalidateQueries({ queryKey: SAVED });

export function useSaved() {
  return useQuery({
    queryKey: SAVED,
    queryFn: async ({ signal }) => (await api<{ items: SavedReport[] }>('/reports/saved', { signal })).items,
  });
}

export interface Save {
  /** The one that it takes the place of; null makes a new one. */
  id: string | null;
  name: string;
  shared: boolean;
  asked: Asked;
}

export function useSave() {
  return useMutation({
    mutationFn: ({ id, name, shared, asked }: Save) =>
      id
        ? api<SavedReport>(`/reports/saved/${id}`, { method: 'PUT', body: { name, shared, asked } })
        : api<SavedReport>('/reports/saved', { method: 'POST', body: { name, shared, asked } }),
    onSuccess: refreshSaved,
  });
}

export function useRemoveSaved() {
  return useMutation({
    mutationFn: (id: string) => api<void>(`/reports/saved/${id}`, { method: 'DELETE' }),
    onSuccess: refreshSaved,
  });
}
