import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';

export type Placement = 'QUERY' | 'PATH' | 'COOKIE' | 'START';
export type Hash = 'SHA1' | 'SHA256';
export type SchemeName =
  'CLOUDFRONT' | 'AKAMAI' | 'NGINX' | 'GOOGLE_ED25519' | 'GOOGLE_HMAC' | 'CLOUDFLARE' | 'FASTLY' | 'CAT';

export interface Scheme {
  name: SchemeName;
  placements: Placement[];
  named: boolean;
  choosesHash: boolean;
}

export type PurgeName = 'NONE' | 'PURGE' | 'CLOUDFRONT' | 'FASTLY' | 'AKAMAI';

export interface PurgeScheme {
  name: PurgeName;
  /** Where the vendor is called; empty where that is not the same for everybody. */
  address: string;
}

export interface Purge {
  scheme: PurgeName;
  address: string;
  target: string;
  user: string;
  secretSet: boolean;
  waiting: number;
  failing: number;
}

export interface PurgeWish extends Pick<Purge, 'scheme' | 'address' | 'target' | 'user'> {
  /** Null keeps the one that is set. */
  secret: string | null;
}

export interface Delivery {
  version: number;
  inUse: boolean;
  /** Whether what delivers is what is set; else it is what was set before. */
  usesSet: boolean;
  proven: boolean;
  base: string;
  scheme: SchemeName;
  placement: Placement;
  hash: Hash;
  keyId: string;
  keySet: boolean;
  originSecretSet: boolean;
  leastLifeSeconds: number;
  longestLifeSeconds: number;
  cookieDomain: string;
  schemes: Scheme[];
  purge: Purge;
  /** Of the CDN that delivers; while our own edge does, of the one that is set. */
  withdrawal: { atMostSeconds: number; placement: Placement; purges: boolean };
  purgeSchemes: PurgeScheme[];
}

export interface Reply {
  question: 'SIGNED' | 'PART' | 'FORGED' | 'EXPIRED' | 'FORGET';
  outcome: 'RIGHT' | 'LET_IN' | 'REFUSED' | 'NOT_READABLE' | 'NO_CREDENTIALS' | 'NO_PARTS' | 'NO_ANSWER';
  status: number | null;
  why: string | null;
}

export interface Trial {
  title: string;
  right: boolean;
  replies: Reply[];
  delivery: Delivery;
}

export interface Wish extends Pick<
  Delivery,
  | 'version'
  | 'base'
  | 'scheme'
  | 'placement'
  | 'hash'
  | 'keyId'
  | 'leastLifeSeconds'
  | 'longestLifeSeconds'
  | 'cookieDomain'
> {
  /** Null keeps the one that is set. */
  key: string | null;
  originSecret: string | null;
  purge: PurgeWish;
}

export const DELIVERY = ['admin', 'delivery'] as const;

const keep = (fresh: Delivery) => queryClient.setQueryData(DELIVERY, fresh);

export const delivery = (signal?: AbortSignal) => api<Delivery>('/admin/delivery', { signal });

export async function change(wish: Wish): Promise<void> {
  keep(await api<Delivery>('/admin/delivery', { method: 'PUT', body: wish }));
}

export async function test(): Promise<Trial> {
  const trial = await api<Trial>('/admin/delivery/test', { method: 'POST' });
  keep(trial.delivery);
  return trial;
}

export async function choose(version: number, inUse: boolean): Promise<void> {
  keep(await api<Delivery>('/admin/delivery/use', { method: 'PUT', body: { version, inUse } }));
}
