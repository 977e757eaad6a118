import { useQuery } from '@tanstack/react-query';
import { api, ProblemError, rememberCsrfToken } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import type { Me, Role } from '../platform/api/types.ts';

const ME = ['me'] as const;

function remember(me: Me): Me {
  rememberCsrfToken(me.csrfToken);
  return me;
}

/** Who is signed in; `null` when nobody is. */
export async function loadMe(): Promise<Me | null> {
  try {
    return remember(await api<Me>('/me'));
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}

export function useSession() {
  return useQuery({ queryKey: ME, queryFn: loadMe, staleTime: 60_000, refetchOnWindowFocus: true });
}

/** The signed-in person. Only below the shell, which shows nothing before there is one. */
export function useMe(): Me {
  const me = useSession().data;
  if (!me) throw new Error('used outside the signed-in shell');
  return me;
}

/** In the order in which people read them. */
export const ROLES: readonly Role[] = ['VIEWER', 'AUTHOR', 'MANAGER', 'LEARNING', 'ADMIN'];

export function has(me: Me, ...roles: Role[]): boolean {
  return me.roles.some((role) => role === 'ADMIN' || roles.includes(role));
}

export async function signIn(username: string, password: string): Promise<void> {
  const me = remember(await api<Me>('/session', { method: 'POST', body: { username, password } }));
  queryClient.clear();
  queryClient.setQueryData(ME, me);
}

export interface SignedOut {
  providerSignOutUrl: string | null;
}

/** Ends the session; the address is the provider's own sign-out, where there is one to go through. */
export async function signOut(): Promise<string | null> {
  let onward: string | null = null;
  try {
    onward = (await api<SignedOut>('/session', { method: 'DELETE' }))?.providerSignOutUrl ?? null;
  } catch (error) {
    // A session that is gone already is what was asked for.
    if (!(error instanceof ProblemError && error.status === 401)) throw error;
  }
  rememberCsrfToken('');
  if (onward === null) {
    queryClient.clear();
    queryClient.setQueryData(ME, null);
  }
  return onward;
}
