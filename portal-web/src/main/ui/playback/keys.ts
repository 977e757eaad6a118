export type KeyAction =
  | { do: 'toggle' | 'mute' | 'captions' | 'fullscreen' | 'theatre' | 'help' }
  | { do: 'seekBy'; by: number }
  | { do: 'volumeBy'; by: number }
  | { do: 'faster'; by: number }
  | { do: 'share'; share: number };

interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const PLAIN: Record<string, KeyAction> = {
  k: { do: 'toggle' },
  ' ': { do: 'toggle' },
  j: { do: 'seekBy', by: -10 },
  l: { do: 'seekBy', by: 10 },
  arrowleft: { do: 'seekBy', by: -5 },
  arrowright: { do: 'seekBy', by: 5 },
  arrowup: { do: 'volumeBy', by: 0.05 },
  arrowdown: { do: 'volumeBy', by: -0.05 },
  m: { do: 'mute' },
  c: { do: 'captions' },
  f: { do: 'fullscreen' },
  t: { do: 'theatre' },
  '<': { do: 'faster', by: -1 },
  '>': { do: 'faster', by: 1 },
  '?': { do: 'help' },
  home: { do: 'share', share: 0 },
};

/** The keys people know from YouTube. */
export function actionOf(event: Key): KeyAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (/^\d$/.test(event.key)) return { do: 'share', share: Number(event.key) / 10 };
  return PLAIN[event.key.toLowerCase()] ?? null;
}

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5];

export function nextSpeed(now: number, step: number): number {
  const at = SPEEDS.findIndex((speed) => speed >= now - 0.001);
  const from = at < 0 ? SPEEDS.length - 1 : at;
  return SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, from + step))] ?? 1;
}
