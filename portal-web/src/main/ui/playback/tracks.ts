import type { CaptionTrack } from '../platform/api/types.ts';

/** Tracks that say what is spoken, as against what is seen. */
export const spokenOf = (tracks: CaptionTrack[]) => tracks.filter((track) => track.kind !== 'descriptions');
export const describingOf = (tracks: CaptionTrack[]) =>
  tracks.filter((track) => track.kind === 'descriptions');

/**
 * The captions over the picture. What a viewer once chose wins; who has chosen nothing, or something that this film does
 * not have, sees the film's own default.
 *
 * @param chosen the name of a track, or 'off'
 */
export function captionTrack(tracks: CaptionTrack[], chosen: string | null): CaptionTrack | null {
  if (chosen === 'off') return null;
  const spoken = spokenOf(tracks);
  const language = chosen?.split('.')[0];
  return (
    spoken.find((track) => track.name === chosen) ??
    spoken.find((track) => track.language === language) ??
    spoken.find((track) => track.byDefault) ??
    null
  );
}

/** What is turned on by whoever turns captions on. */
export function firstCaptions(tracks: CaptionTrack[]): CaptionTrack | null {
  const spoken = spokenOf(tracks);
  return spoken.find((track) => track.byDefault) ?? spoken[0] ?? null;
}

/** Who wants descriptions gets those there are, in the chosen language if that is among them. */
export function descriptionTrack(tracks: CaptionTrack[], chosen: string | null): CaptionTrack | null {
  const describing = describingOf(tracks);
  if (chosen === null) return null;
  return describing.find((track) => track.name === chosen) ?? describing[0] ?? null;
}

/** What the transcript shows, of several wishes the first that can be had: names of tracks, or languages. */
export function transcriptTrack(
  tracks: CaptionTrack[],
  wishes: (string | null | undefined)[],
): CaptionTrack | null {
  const spoken = spokenOf(tracks);
  for (const wish of wishes) {
    const track = tracks.find((one) => one.name === wish) ?? spoken.find((one) => one.language === wish);
    if (wish && track) return track;
  }
  return spoken[0] ?? tracks[0] ?? null;
}
