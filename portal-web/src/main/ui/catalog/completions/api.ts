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
  round: string | null;
  revision: number | null;
  voided: Voided | null;
  outdatedSince: string | null;
}

const key = (media: string) => ['completions', 'of', media];

export function useCompletions(media: string, name: string) {
  return usePages<ItemCompletion>(key(media), `/media/${media}/completions`, { q: name, limit: 50 });
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
