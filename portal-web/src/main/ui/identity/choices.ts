import { useQuery } from '@tanstack/react-query';
import { API, api } from '../platform/api/client.ts';

export interface SignInChoice {
  id: string;
  name: string;
}
export interface SignInChoices {
  providers: SignInChoice[];
  localHidden: boolean;
}

export function useChoices() {
  return useQuery({
    queryKey: ['sso', 'choices'],
    queryFn: ({ signal }) => api<SignInChoices>('/sso', { signal }),
    // Without an answer there is still the local account: better soon than after three attempts.
    retry: false,
    staleTime: 60_000,
  });
}

/** Where the sign-in at this provider begins: an address to go to with the whole page, since it leads to another house. */
export function startOf(provider: SignInChoice, target: string): string {
  return withTarget(`${API}/sso/${provider.id}/sign-in`, target);
}

/** The address that the server named, told where the deep link meant to go. */
export function withTarget(address: string, target: string): string {
  if (target === '/') return address;
  return `${address}${address.includes('?') ? '&' : '?'}to=${encodeURIComponent(target)}`;
}

export interface Discovered {
  signInUrl: string | null;
}

export function discover(email: string): Promise<Discovered> {
  return api<Discovered>('/sso/discover', { method: 'POST', body: { email } });
}
