import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';

export interface SpeechEngine {
  version: number;
  /** Empty where no engine is asked. */
  address: string;
  model: string;
  keySet: boolean;
  /** That captions are made in; empty for any. */
  languages: string[];
  automatic: boolean;
  changedBy: string | null;
  changedAt: string | null;
}

export interface Wish extends Pick<
  SpeechEngine,
  'version' | 'address' | 'model' | 'languages' | 'automatic'
> {
  /** Null keeps the one that is set, an empty one goes. */
  key: string | null;
}

export interface SpeechTest {
  answered: boolean;
  seconds: number;
  text: string;
  trouble: string | null;
}

export const SPEECH = ['admin', 'speech'] as const;

export const speech = (signal?: AbortSignal) => api<SpeechEngine>('/admin/speech', { signal });

export async function change(wish: Wish): Promise<void> {
  queryClient.setQueryData(SPEECH, await api<SpeechEngine>('/admin/speech', { method: 'PUT', body: wish }));
}

export const test = () => api<SpeechTest>('/admin/speech/test', { method: 'POST' });
