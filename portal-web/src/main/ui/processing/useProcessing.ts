import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, API } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import type { ProcessingStatus } from '../platform/api/types.ts';
import { isSettled } from './stages.ts';

const POLL_MS = 2500;

const keyOf = (id: string) => ['processing', id] as const;

/**
 * How far the server is with an item, as it happens: by server-sent events, and by asking every few seconds where a
 * proxy between us does not let events through.
 */
export function useProcessing(id: string, enabled = true): ProcessingStatus | undefined {
  const [live, setLive] = useState(false);
  const query = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => api<ProcessingStatus>(`/media/${id}/processing`, { signal }),
    enabled,
    refetchInterval: ({ state }) => {
      if (!enabled || live || (state.data && isSettled(state.data.processing))) return false;
      return POLL_MS;
    },
  });
  const settled = query.data !== undefined && isSettled(query.data.processing);

  useEffect(() => {
    if (!enabled || settled) return;
    const events = new EventSource(`${API}/media/${id}/processing`, { withCredentials: true });
    events.onmessage = (event: MessageEvent<string>) => {
      setLive(true);
      queryClient.setQueryData(keyOf(id), JSON.parse(event.data) as ProcessingStatus);
    };
    events.onerror = () => setLive(false);
    return () => {
      events.close();
      setLive(false);
    };
  }, [id, enabled, settled]);

  return query.data;
}

export async function retryProcessing(id: string): Promise<void> {
  const status = await api<ProcessingStatus>(`/media/${id}/processing/retry`, { method: 'POST' });
  queryClient.setQueryData(keyOf(id), status);
  await queryClient.invalidateQueries({ queryKey: ['media', 'one', id] });
}
