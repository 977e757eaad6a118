import type { Playback } from '../platform/api/types.ts';

/** Where an item's files are fetched now. */
export interface Address {
  /** The whole address of the folder of playlists, with a slash at its end. */
  playlists: string;
  /** The whole address of the item at a CDN, opened by one signature; null while our own edge delivers. */
  item: string | null;
  /** Where below the item that folder lies. */
  folder: string;
  /** What opens files behind the question mark; empty where something else does. */
  query: string;
  cookies: boolean;
}

export function addressOf({ hlsUrl, cdn }: Pick<Playback, 'hlsUrl' | 'cdn'>, page: string): Address {
  return {
    playlists: new URL(hlsUrl.replace(/\?.*$/, '').replace(/[^/]*$/, ''), page).href,
    item: cdn?.prefix ?? null,
    folder: cdn?.folder ?? '',
    query: cdn?.query ?? '',
    cookies: cdn?.cookies ?? false,
  };
}

/**
 * Playlists that are loaded name what they were signed for. Once that was renewed, or another edge delivers, requests still
 * to come go where the last renewal says. Of a film that was replaced meanwhile, the one that plays goes on.
 */
export function moved(requested: string, known: readonly Address[], now: Address): string {
  for (const one of known) {
    const at = [one.playlists, (one.item ?? one.playlists) + one.folder].find((begin) =>
      requested.startsWith(begin),
    );
    if (at !== undefined) {
      const rest = requested.slice(at.length);
      const name = rest.replace(/\?.*$/, '');
      const byUs = now.item === null || (name.endsWith('.m3u8') && !now.playlists.startsWith(now.item));
      if (byUs) return now.playlists + name;
      return now.item + (one.folder || now.folder) + (now.query ? `${name}?${now.query}` : rest);
    }
  }
  return requested;
}
