import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, API } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import type { QueueBoard } from './types.ts';

const KEY = ['admin', 'queue'] as const;
const POLL_MS = 5000;

/** The queue as it is, by one stream; where a proxy lets no events through, by asking now and then. */
export function useQueue() {
  const [live, setLive] = useState(false);
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api<QueueBoard>('/admin/queue', { signal }),
    refetchInterval: live ? false : POLL_MS,
  });
  useEffect(() => {
    const events = new EventSource(`${API}/admin/queue`, { withCredentials: true });
    events.onmessage = (event: MessageEvent<string>) => {
      setLive(true);
      tellQueue(JSON.parse(event.data) as QueueBoard);
    };
    events.onerror = () => setLive(false);
    return () => events.close();
  }, []);
  return { board: query.data, live, error: query.error, refetch: query.refetch };
}

export function tellQueue(board: QueueBoard): void {
  queryClient.setQueryData(KEY, board);
}

const switches = {
  pause: () => api<QueueBoard>('/admin/queue/pause', { method: 'POST' }),
  resume: () => api<QueueBoard>('/admin/queue/resume', { method: 'POST' }),
  drain: () => api<QueueBoard>('/admin/queue/drain', { method: 'POST' }),
};

const nodeSwitches = {
  drain: (node: string) => api<QueueBoard>(`/admin/queue/nodes/${node}/drain`, { method: 'POST' }),
  undrain: (node: string) => api<QueueBoard>(`/admin/queue/nodes/${node}/undrain`, { method: 'POST' }),
};

/** One of the queue's switches, or of a server's in it. */
export type Turn =
  { what: keyof typeof switches; node?: never } | { what: keyof typeof nodeSwitches; node: string };

/** The answer is the queue as it is then. */
export async function turn(wanted: Turn): Promise<void> {
  tellQueue(
    wanted.node === undefined
      ? await switches[wanted.what]()
      : await nodeSwitches[wanted.what](encodeURIComponent(wanted.node)),
  );
}

export async function forgetJobs(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['admin', 'queue'] });
  await queryClient.invalidateQueries({ queryKey: ['admin', 'jobs'] });
}
