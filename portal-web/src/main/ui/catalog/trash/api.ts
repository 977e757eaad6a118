import { api } from '../../platform/api/client.ts';
import { queryClient, usePages } from '../../platform/api/query.ts';
import type { MediaKind, Ref } from '../../platform/api/types.ts';

export interface TrashedItem {
  id: string;
  title: string;
  kind: MediaKind | null;
  owner: Ref;
  trashedBy: Ref | null;
  trashedAt: string;
  deletedAt: string;
  bytes: number;
}

export function useTrash() {
  return usePages<TrashedItem>(['trash'], '/trash');
}

async function listsChanged(): Promise<void> {
  await Promise.all(
    [['trash'], ['media', 'list'], ['channels']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}

export async function putIntoTrash(id: string): Promise<void> {
  await api<void>(`/media/${id}`, { method: 'DELETE' });
}

/** To be called when no page shows the item any more, since it would ask for it again. */
export async function forget(id: string): Promise<void> {
  queryClient.removeQueries({ queryKey: ['media', 'one', id] });
  await listsChanged();
}

export async function restore(id: string): Promise<void> {
  await api<void>(`/trash/${id}/restore`, { method: 'POST' });
  await listsChanged();
}

export async function deleteNow(id: string): Promise<void> {
  await api<void>(`/trash/${id}`, { method: 'DELETE' });
  await listsChanged();
}
