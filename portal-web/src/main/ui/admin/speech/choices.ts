import { type SpeechModel } from './api.ts';

export interface Choice {
  name: string;
  state: 'modelSize' | 'modelBroken' | 'modelMissing';
  bytes: number;
}

/** The files to choose from, and the chosen one also where it is gone. */
export function choices(there: SpeechModel[], chosen: string): Choice[] {
  const all: Choice[] = there.map(({ name, bytes, usable }) => ({
    name,
    bytes,
    state: usable ? 'modelSize' : 'modelBroken',
  }));
  const isGone = chosen !== '' && !there.some(({ name }) => name === chosen);
  return isGone ? [...all, { name: chosen, bytes: 0, state: 'modelMissing' }] : all;
}
