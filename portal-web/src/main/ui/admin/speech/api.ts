import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';

export const ENGINES = ['HTTP', 'WHISPER'] as const;

export type Engine = (typeof ENGINES)[number];

export interface SpeechEngine {
  version: number;
  engine: Engine;
  /** Empty where no engine is asked by HTTP. */
  address: string;
  model: string;
  keySet: boolean;
  /** Of the operator's models for whisper.cpp; empty where none is chosen. */
  modelFile: string;
  /** 0 for as many as fit the machine. */
  threads: number;
  /** That captions are made in; empty for any. */
  languages: string[];
  automatic: boolean;
  changedBy: string | null;
  changedAt: string | null;
}

export interface Wish extends Pick<
  SpeechEngine,
  'version' | 'engine' | 'address' | 'model' | 'modelFile' | 'threads' | 'languages' | 'automatic'
> {
  /** Null keeps the one that is set, an empty one goes. */
  key: string | null;
}

export interface SpeechTest {
  answered: boolean;
  seconds: number;
  text: string;
  trouble: string | null;
  /** Of whisper.cpp's troubles; others have none. */
  code: string | null;
}

export interface SpeechModel {
  name: string;
  bytes: number;
  usable: boolean;
}

export interface SpeechModels {
  folder: string;
  models: SpeechModel[];
}

export const SPEECH = ['admin', 'speech'] as const;
export const MODELS = ['admin', 'speech', 'models'] as const;

export const speech = (signal?: AbortSignal) => api<SpeechEngine>('/admin/speech', { signal });

export const models = (signal?: AbortSignal) => api<SpeechModels>('/admin/speech/models', { signal });

/** Whether there is something to ask. */
export const isOn = (known: SpeechEngine) =>
  known.engine === 'WHISPER' ? known.modelFile !== '' : known.address !== '';

export async function change(wish: Wish): Promise<void> {
  queryClient.setQueryData(SPEECH, await api<SpeechEngine>('/admin/speech', { method: 'PUT', body: wish }));
}

export const test = () => api<SpeechTest>('/admin/speech/test', { method: 'POST' });
