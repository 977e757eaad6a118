import { useLocalStorage } from '@mantine/hooks';

export interface PlayerPrefs {
  /** The language of the sound, where a film has several. */
  sound: string | null;
  /** The name of a track, 'off', or null where nothing was chosen yet. */
  captions: string | null;
  /** The name of the track that is read aloud, or null. */
  descriptions: string | null;
  captionSize: 'small' | 'normal' | 'large';
  captionGround: 'none' | 'soft' | 'solid';
  rate: number;
  volume: number;
  muted: boolean;
  theatre: boolean;
}

const DEFAULTS: PlayerPrefs = {
  sound: null,
  captions: null,
  descriptions: null,
  captionSize: 'normal',
  captionGround: 'soft',
  rate: 1,
  volume: 1,
  muted: false,
  theatre: false,
};

/** What somebody chose in the player, remembered on this device. */
export function usePlayerPrefs() {
  const [stored, store] = useLocalStorage<Partial<PlayerPrefs>>({
    key: 'loggia.player',
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const prefs: PlayerPrefs = { ...DEFAULTS, ...stored };
  const change = (next: Partial<PlayerPrefs>) => store((now) => ({ ...now, ...next }));
  return [prefs, change] as const;
}
