import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import type { CaptionKind, CaptionTrack, CaptionUpload } from '../../platform/api/types.ts';

export const CAPTION_FILES =
  '.vtt,.srt,.sbv,.ttml,.dfxp,.imsc,.xml,.txt,text/vtt,application/x-subrip,application/ttml+xml';
/** Formats in which captions can be had back. */
export const CAPTION_FORMATS = ['vtt', 'srt'] as const;

function typeOf(name: string): string {
  if (/\.srt$/i.test(name)) return 'application/x-subrip';
  if (/\.(?:ttml|dfxp|imsc|xml)$/i.test(name)) return 'application/ttml+xml';
  return /\.vtt$/i.test(name) ? 'text/vtt' : 'text/plain';
}

const pathOf = (mediaId: string, track: string) => `/media/${mediaId}/captions/${encodeURIComponent(track)}`;

/** @param untimed whether it is a transcript without times, which are to be estimated */
export function putCaptions(
  mediaId: string,
  track: string,
  file: File,
  untimed: boolean,
): Promise<CaptionUpload> {
  return api(pathOf(mediaId, track), {
    method: 'PUT',
    query: { untimed: untimed ? 'spread' : null },
    body: file,
    contentType: typeOf(file.name),
  });
}

export function deleteCaptions(mediaId: string, track: string): Promise<void> {
  return api(pathOf(mediaId, track), { method: 'DELETE' });
}

export function changeCaptions(
  mediaId: string,
  track: string,
  change: { kind?: CaptionKind; byDefault?: boolean },
): Promise<CaptionTrack> {
  return api(pathOf(mediaId, track), { method: 'PATCH', body: change });
}

export function approveCaptions(mediaId: string, track: string): Promise<CaptionTrack> {
  return api(`${pathOf(mediaId, track)}/approval`, { method: 'POST' });
}

export async function forgetCaptions(mediaId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['captions'] });
  await queryClient.invalidateQueries({ queryKey: ['media', 'chapters', mediaId] });
  await queryClient.invalidateQueries({ queryKey: ['media', 'one', mediaId] });
}

/** "talk.de.vtt" says its language by itself. */
export function languageOf(fileName: string): string | null {
  return (
    /\.([a-z]{2,3}(?:-[a-z]{2,4})?)\.(?:vtt|srt|sbv|ttml|dfxp|imsc|xml|txt)$/i.exec(fileName)?.[1] ?? null
  );
}
