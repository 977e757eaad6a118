import { useQuery } from '@tanstack/react-query';
import { parseVtt, spoken } from '../catalog/vtt.ts';
import { text } from '../platform/api/client.ts';

export interface Line {
  startSeconds: number;
  endSeconds: number;
  speaker: string | null;
  words: string;
}

const NONE: Line[] = [];

export function linesOf(file: string): Line[] {
  return parseVtt(file)
    .map((cue) => ({ startSeconds: cue.startSeconds, endSeconds: cue.endSeconds, ...spoken(cue.text) }))
    .filter((line) => line.words !== '')
    .sort((a, b) => a.startSeconds - b.startSeconds);
}

export function useLines(track: { name: string; url: string } | null) {
  const url = track?.url;
  const query = useQuery({
    // The address carries a token that is renewed; the words are the same.
    queryKey: ['captions', url?.replace(/\/media\/[^/]+\//, '/media/'), track?.name],
    queryFn: async ({ signal }) => linesOf(await text(url ?? '', signal)),
    enabled: Boolean(url),
    staleTime: 300_000,
  });
  return { lines: query.data ?? NONE, pending: query.isPending && Boolean(url), error: query.error };
}

/** Index of the last line that has begun at a second, or -1. */
export function lineAt(lines: Line[], seconds: number): number {
  let low = 0;
  let high = lines.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.startSeconds ?? Infinity) <= seconds + 0.05) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}

/** Which lines contain the words, whatever their case and accents. */
export function linesWith(lines: Line[], query: string): number[] {
  const wanted = fold(query.trim());
  if (wanted.length < 2) return [];
  return lines.flatMap((line, index) => (fold(line.words).includes(wanted) ? [index] : []));
}

/** What of a search is text that can be looked for in lines: the first phrase, or else all words without their signs. */
export function plainWords(search: string): string {
  const wanted = search
    .replace(/(^|\s)-("[^"]*"?|\S+)/g, ' ')
    .replace(/(^|\s)\p{L}{1,12}:("[^"]*"?|\S+)/gu, ' ')
    .replace(/(^|\s)(OR|\|)(?=\s)/g, ' ');
  const phrase = /"([^"]+)"?/.exec(wanted)?.[1];
  return (phrase ?? wanted.replace(/[*"]/g, ' ')).replace(/\s+/g, ' ').trim();
}

export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
