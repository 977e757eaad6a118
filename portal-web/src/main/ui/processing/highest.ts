/** A source so little larger than a quality looks like it; one that is smaller than the highest gets one of its own size. */
const MUCH_LARGER = 1.15;

/** The shorter side of a picture, as qualities are called. */
export interface Highest {
  source: number;
  made: number;
}

/**
 * Where the source shows more than the highest quality that is made of it: the lines of both. Null where nothing of it is
 * missing.
 */
export function highest(
  width: number | null,
  height: number | null,
  made: readonly number[],
): Highest | null {
  if (!width || !height || made.length === 0) return null;
  const source = Math.min(width, height);
  const top = Math.max(...made);
  return source > top * MUCH_LARGER ? { source, made: top } : null;
}

/** Of folders such as `v1080` and `v1080-hevc`; those of sound, and of a copy of the source, have none. */
export function linesOf(folders: readonly string[]): number[] {
  return folders.map((name) => Number(/^v(\d{2,5})(?:-|$)/.exec(name)?.[1])).filter((lines) => lines > 0);
}
