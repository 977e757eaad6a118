import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { CaptionKind } from '../../platform/api/types.ts';

export const CAPTION_KINDS: readonly CaptionKind[] = ['subtitles', 'captions', 'descriptions'];

/** "de" are subtitles, "de.captions" captions, as the server names its tracks. */
export const trackName = (language: string, kind: string): string =>
  kind === 'subtitles' ? language : `${language}.${kind}`;

export const languageOfTrack = (name: string): string => name.split('.')[0] ?? name;

const kindOf = (name: string) => CAPTION_KINDS.find((kind) => name.endsWith(`.${kind}`)) ?? 'subtitles';

/** How a track is called in the words of whoever reads the page. */
export function useTrackTitle(): (name: string) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (name) => {
    const language = format.language(languageOfTrack(name));
    const kind = kindOf(name);
    return kind === 'subtitles'
      ? language
      : t('captions.inKind', { language, kind: t(`captions.kind.${kind}`) });
  };
}
