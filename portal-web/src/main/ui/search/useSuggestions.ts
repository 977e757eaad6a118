import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../platform/api/client.ts';
import type { AskedSearches, Suggestion } from '../platform/api/types.ts';
import type { SuggestionList } from './types.ts';

/** One sign of Chinese or Japanese tells as much as several letters. */
export function tellsEnough(typed: string): boolean {
  return typed.length > 1 || /^\p{Ideographic}/u.test(typed);
}

/** What to offer below the box, and whether the index is being built, so that some of it may be missing. */
interface Offer {
  items: Suggestion[];
  building: boolean;
}

/** One's own last searches while the box is empty, else what may be meant. */
export function useSuggestions(value: string, open: boolean): Offer {
  const typed = value.trim();
  const [asked] = useDebouncedValue(typed, 140);
  const recent = useQuery({
    queryKey: ['search', 'asked'],
    queryFn: ({ signal }) => api<AskedSearches>('/search/asked', { signal }),
    enabled: open && typed === '',
    staleTime: 0,
  });
  const suggestions = useQuery({
    queryKey: ['suggest', asked],
    queryFn: ({ signal }) => api<SuggestionList>('/search/suggest', { query: { q: asked }, signal }),
    enabled: open && tellsEnough(asked),
    placeholderData: keepPreviousData,
  });
  if (open && typed === '') return { items: (recent.data?.recent ?? []).map(ownSearch), building: false };
  const found = open && tellsEnough(asked) ? suggestions.data : undefined;
  return { items: found?.items ?? [], building: found?.building ?? false };
}

function ownSearch(text: string): Suggestion {
  return { kind: 'QUERY', text, mediaId: null, posterUrl: null };
}
