import { useQuery } from '@tanstack/react-query';
import { text } from '../platform/api/client.ts';
import { parseStoryboard, type Tile } from './storyboard.ts';

const NONE: Tile[] = [];

export function useStoryboard(url: string | null | undefined, enabled = true): Tile[] {
  const query = useQuery({
    queryKey: ['storyboard', url],
    queryFn: async ({ signal }) => {
      const address = new URL(url ?? '', window.location.href).href;
      return parseStoryboard(await text(address, signal), address);
    },
    enabled: enabled && Boolean(url),
    staleTime: Infinity,
    retry: false,
  });
  return query.data ?? NONE;
}
