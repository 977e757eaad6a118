import { api } from '../../../platform/api/client.ts';
import { queryClient } from '../../../platform/api/query.ts';

export interface SemanticModel {
  version: number;
  /** Empty where search goes by words alone. */
  address: string;
  model: string;
  keySet: boolean;
  questionPrefix: string;
  passagePrefix: string;
  /** In hundredths. */
  leastLikeness: number;
  changedBy: string | null;
  changedAt: string | null;
}

export interface Wish extends Pick<
  SemanticModel,
  'version' | 'address' | 'model' | 'questionPrefix' | 'passagePrefix' | 'leastLikeness'
> {
  /** Null keeps the one that is set, an empty one goes. */
  key: string | null;
}

export interface Progress {
  on: boolean;
  passages: number;
  waiting: number;
  refused: number;
  /** Zero before the first vector. */
  dimension: number;
  trouble: string | null;
  questionTrouble: string | null;
}

export interface SemanticTest {
  answered: boolean;
  seconds: number;
  dimension: number;
  /** In hundredths. */
  alike: number;
  unlike: number;
  trouble: string | null;
}

export const SEMANTIC = ['admin', 'semantic'] as const;
export const PROGRESS = ['admin', 'semantic', 'progress'] as const;

export const semantic = (signal?: AbortSignal) => api<SemanticModel>('/admin/semantic', { signal });

export const progress = (signal?: AbortSignal) => api<Progress>('/admin/semantic/progress', { signal });

export async function change(wish: Wish): Promise<void> {
  queryClient.setQueryData(
    SEMANTIC,
    await api<SemanticModel>('/admin/semantic', { method: 'PUT', body: wish }),
  );
  await queryClient.invalidateQueries({ queryKey: PROGRESS });
}

export async function renew(): Promise<void> {
  queryClient.setQueryData(SEMANTIC, await api<SemanticModel>('/admin/semantic/renewal', { method: 'POST' }));
  await queryClient.invalidateQueries({ queryKey: PROGRESS });
}

export const test = () => api<SemanticTest>('/admin/semantic/test', { method: 'POST' });
