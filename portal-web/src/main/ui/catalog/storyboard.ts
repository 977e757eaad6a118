import { parseVtt } from './vtt.ts';

/** One small picture of a storyboard: a rectangle of a sheet, shown from `startSeconds` on. */
export interface Tile {
  startSeconds: number;
  endSeconds: number;
  url: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const PLACE = /^(\S*?)#xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)$/;

/** Reads the WebVTT of a storyboard; addresses in it are relative to its own. */
export function parseStoryboard(file: string, baseUrl: string): Tile[] {
  return parseVtt(file).flatMap((cue) => {
    const place = PLACE.exec(cue.text.trim());
    if (!place) return [];
    const [x, y, width, height] = place.slice(2).map(Number) as [number, number, number, number];
    return [
      {
        startSeconds: cue.startSeconds,
        endSeconds: cue.endSeconds,
        url: new URL(place[1] ?? '', baseUrl).href,
        x,
        y,
        width,
        height,
      },
    ];
  });
}

/** The tile shown at a second: the last one that has begun. Tiles are in order of time. */
export function tileAt(tiles: Tile[], seconds: number): Tile | null {
  let low = 0;
  let high = tiles.length - 1;
  let found: Tile | null = tiles[0] ?? null;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const tile = tiles[middle];
    if (tile && tile.startSeconds <= seconds) {
      found = tile;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}
