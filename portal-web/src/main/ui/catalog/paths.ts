/** A readable tail for addresses; the id before it is what counts. */
export function slug(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}

export function watchPath(id: string, title: string, seconds?: number): string {
  const tail = slug(title);
  const path = tail ? `/watch/${id}/${tail}` : `/watch/${id}`;
  return seconds === undefined ? path : `${path}?t=${Math.floor(seconds)}`;
}

/** With a dot in its last part, an address would be that of a file. */
export function editorPath(mediaId: string, track: string): string {
  return `/library/${mediaId}/captions/${encodeURIComponent(track.replace('.', '~'))}`;
}

export const trackOfPath = (part: string): string => part.replace('~', '.');
