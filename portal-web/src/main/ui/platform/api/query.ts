import { QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import { api, ProblemError, type Query } from './client.ts';
import type { Page } from './types.ts';

/** Asking again helps when nobody answered or the server stumbled; what it decided stays decided. */
function worthRetrying(failures: number, error: Error): boolean {
  if (failures >= 2) return false;
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthRetrying, staleTime: 30_000, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});

/** A cursor list: pages come one after another and `items` is all that came so far. */
export function usePages<T>(key: readonly unknown[], path: string, query: Query = {}, enabled = true) {
  const pages = useInfiniteQuery({
    queryKey: [...key, query],
    queryFn: ({ pageParam, signal }) =>
      api<Page<T>>(path, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled,
  });
  const items = pages.data?.pages.flatMap((page) => page.items);
  return { ...pages, items };
}
