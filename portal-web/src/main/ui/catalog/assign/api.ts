import { useQuery } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import type { AudienceEntry, Page } from '../../platform/api/types.ts';

export interface Assignment {
  id: string;
  audience: AudienceEntry[];
  mandatory: boolean;
  from: string;
  /** Of the first round. */
  due: string | null;
  everyMonths: number;
  threshold: number | null;
  roundDue: string | null;
  counts: Counts;
}

export interface Counts {
  people: number;
  /** With those beside it, left out where {@link tooFew} says so. */
  completed?: number | null;
  inProgress?: number | null;
  notStarted?: number | null;
  overdue?: number | null;
  shutOut: number;
  /** Whether so few are asked that counts would tell of single people, who are called by pseudonyms. */
  tooFew: boolean;
  smallestGroup: number;
}

/** What is decided of one. */
export interface Terms {
  audience: AudienceEntry[];
  mandatory: boolean;
  due: string;
  everyMonths: number;
  /** In per cent, as it is typed. */
  threshold: number | '';
  shareItem: boolean;
}

export const NEW: Terms = {
  audience: [],
  mandatory: true,
  due: '',
  everyMonths: 0,
  threshold: '',
  shareItem: false,
};

export function termsOf(assignment: Assignment): Terms {
  return {
    audience: assignment.audience,
    mandatory: assignment.mandatory,
    due: assignment.due ?? '',
    everyMonths: assignment.everyMonths,
    threshold: assignment.threshold ? Math.round(assignment.threshold * 100) : '',
    shareItem: false,
  };
}

function wire(terms: Terms) {
  return {
    audience: terms.audience.map((entry) => entry.principal),
    mandatory: terms.mandatory,
    due: terms.due || null,
    everyMonths: terms.everyMonths,
    // What comes again is completed as the item is.
    threshold: terms.threshold === '' || terms.everyMonths > 0 ? null : terms.threshold / 100,
    shareItem: terms.shareItem,
  };
}

const key = (media: string) => ['assignments', 'of', media];

export function useAssignments(media: string) {
  return useQuery({
    queryKey: key(media),
    queryFn: async ({ signal }) =>
      (await api<Page<Assignment>>('/assignments', { query: { media, limit: 100 }, signal })).items,
  });
}

/** Whom it would reach; asked anew whenever the audience changes. */
export function useOutlook(media: string, audience: AudienceEntry[]) {
  const principals = audience.map((entry) => entry.principal).sort();
  return useQuery({
    queryKey: ['assignments', 'outlook', media, principals],
    queryFn: ({ signal }) =>
      api<{ people: number; shutOut: number }>('/assignments/outlook', {
        method: 'POST',
        body: { mediaId: media, audience: principals },
        signal,
      }),
    enabled: principals.length > 0,
    placeholderData: (before) => before,
  });
}

async function changed(media: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: key(media) });
  // The item may have been shared with more people by that.
  void queryClient.invalidateQueries({ queryKey: ['media', 'one', media] });
  void queryClient.invalidateQueries({ queryKey: ['assignments', 'mine'] });
}

export async function give(media: string, terms: Terms): Promise<void> {
  await api<Assignment>('/assignments', { method: 'POST', body: { mediaId: media, ...wire(terms) } });
  await changed(media);
}

export async function change(media: string, id: string, terms: Terms): Promise<void> {
  await api<Assignment>(`/assignments/${id}`, { method: 'PATCH', body: wire(terms) });
  await changed(media);
}

export async function end(media: string, id: string): Promise<void> {
  await api(`/assignments/${id}`, { method: 'DELETE' });
  await changed(media);
}
