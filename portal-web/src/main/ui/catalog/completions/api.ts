import { useQuery } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';
import { queryClient, usePages } from '../../platform/api/query.ts';
import type { Voided } from '../../platform/api/types.ts';

export interface ItemCompletion {
  id: string;
  personId: string;
  person: string;
  department: string | null;
  managers: string[];
  completedAt: string;
  coveredShare: number;
  requiredShare: number;
  /** Whose rule asked for that share: the house's, by the length, the item's own, or an assignment's, which it completes alone. */
  rule: 'DEFAULT' | 'ITEM' | 'ASSIGNMENT';
  round: string | null;
  revision: number | null;
  voided: Voided | null;
  outdatedSince: string | null;
  /** Whether the person is called by a pseudonym. */
  pseudonym: boolean;
}

const key = (media: string) => ['completions', 'of', media];

export function useCompletions(media: string, name: string) {
  return usePages<ItemCompletion>(key(media), `/media/${media}/completions`, { q: name, limit: 50 });
}

export interface Threshold {
  /** What its author has set; absent where it goes by the length. */
  share?: number | null;
  /** What the length asks for; absent while that is not known. */
  byLength?: number | null;
  least: number;
}

const thresholdKey = (media: string) => ['completions', 'threshold', media];

export const useThreshold = (media: string) =>
  useQuery({
    queryKey: thresholdKey(media),
    queryFn: ({ signal }) => api<Threshold>(`/media/${media}/completion-threshold`, { signal }),
  });

export async function setThreshold(media: string, share: number | null): Promise<void> {
  const now = await api<Threshold>(`/media/${media}/completion-threshold`, {
    method: 'PUT',
    body: { share },
  });
  queryClient.setQueryData(thresholdKey(media), now);
}

export async function voidCompletion(media: string, id: string, reason: string): Promise<void> {
  try {
    await api<ItemCompletion>(`/media/${media}/completions/${id}/void`, { method: 'POST', body: { reason } });
  } finally {
    // Also where somebody was faster: what they did is then shown.
    await queryClient.invalidateQueries({ queryKey: key(media) });
    void queryClient.invalidateQueries({ queryKey: ['assignments'] });
    void queryClient.invalidateQueries({ queryKey: ['reports'] });
  }
}
