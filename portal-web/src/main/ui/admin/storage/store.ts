import { api, ProblemError } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import type { TrialStep } from './types.ts';

export const KINDS = ['NONE', 'FOLDER', 'S3'] as const;
/** Of Amazon's, those from which files are read at once. */
export const CLASSES = ['STANDARD_IA', 'ONEZONE_IA', 'GLACIER_IR', 'INTELLIGENT_TIERING'] as const;
export const ENCRYPTIONS = ['BUCKET', 'SERVICE', 'KEY_MANAGEMENT'] as const;

/** A store as it is set. */
export interface StoreParts {
  kind: (typeof KINDS)[number];
  folder: string;
  /** Empty for that of Amazon's region. */
  endpoint: string;
  region: string;
  bucket: string;
  prefix: string;
  pathStyle: boolean;
  encryption: (typeof ENCRYPTIONS)[number];
  storageClass: string;
  originalsClass: string;
  /** Where uploaded files go when they are old; empty for nowhere. */
  archiveClass: string;
  archiveAfterSeconds: number;
  accessKey: string;
  secretKeySet: boolean;
}

export interface PartsWish extends Omit<StoreParts, 'secretKeySet'> {
  /** Null keeps the one that is set. */
  secretKey: string | null;
}

interface Rules {
  originalsThere: boolean;
  originalsAfterSeconds: number;
  renditionsThere: boolean;
  renditionsUnusedSeconds: number;
}

export interface StoreSettings extends Rules {
  version: number;
  /** Whether the server's settings say so, and nothing can be changed here. */
  bySettings: boolean;
  /** Below which a folder may be chosen. */
  folders: string[];
  store: StoreParts;
  /** The one for renditions; absent where it is the same. */
  renditionsStore?: StoreParts | null;
  /** The store before it, while it is being emptied. */
  former?: string | null;
  renditionsFormer?: string | null;
  changedBy?: string | null;
  changedAt?: string | null;
}

export interface StoreWish extends Rules {
  version: number;
  store: PartsWish;
  /** Null for the same store. */
  renditionsStore: PartsWish | null;
}

export const STORAGE = ['admin', 'storage'] as const;
export const STORE = ['admin', 'storage', 'store'] as const;

export const store = (signal?: AbortSignal) => api<StoreSettings>('/admin/storage/store', { signal });

export async function change(wish: StoreWish): Promise<void> {
  const saved = await api<StoreSettings>('/admin/storage/store', { method: 'PUT', body: wish });
  queryClient.setQueryData(STORE, saved);
  await queryClient.invalidateQueries({ queryKey: STORAGE, exact: true });
}

function partsOf(store: StoreParts): PartsWish {
  const { kind, folder, endpoint, region, bucket, prefix, pathStyle, accessKey } = store;
  const { encryption, storageClass, originalsClass, archiveClass, archiveAfterSeconds } = store;
  return {
    kind,
    folder,
    endpoint,
    region,
    bucket,
    prefix,
    pathStyle,
    encryption,
    storageClass,
    originalsClass,
    archiveClass,
    archiveAfterSeconds,
    accessKey,
    secretKey: null,
  };
}

export function wishOf(known: StoreSettings): StoreWish {
  const { version, originalsThere, originalsAfterSeconds, renditionsThere, renditionsUnusedSeconds } = known;
  return {
    version,
    store: partsOf(known.store),
    renditionsStore: known.renditionsStore ? partsOf(known.renditionsStore) : null,
    originalsThere,
    originalsAfterSeconds,
    renditionsThere,
    renditionsUnusedSeconds,
  };
}

/** What a store for renditions alone begins as: nothing but how the service is reached is taken over. */
export function apartFrom(store: PartsWish, kind: 'FOLDER' | 'S3'): PartsWish {
  return {
    ...store,
    kind,
    folder: '',
    bucket: '',
    storageClass: '',
    originalsClass: '',
    archiveClass: '',
    secretKey: null,
  };
}

/** With no second store there is none for renditions alone, nor where they stay here. */
export function asSent(wish: StoreWish): StoreWish {
  const apart = wish.store.kind !== 'NONE' && wish.renditionsThere;
  return apart ? wish : { ...wish, renditionsStore: null };
}

/** Whether a secret key is set that goes on being used if none is typed. */
export function keepsKey(wish: PartsWish, known: StoreSettings): boolean {
  return [known.store, known.renditionsStore].some(
    (one) => one?.secretKeySet && wish.endpoint === one.endpoint && wish.accessKey === one.accessKey,
  );
}

/** Whether files that lie in one store have to travel to another. */
export function travels(wish: StoreWish, known: StoreSettings): boolean {
  const sent = asSent(wish);
  return (
    isElsewhere(sent.store, known.store) ||
    isElsewhere(sent.renditionsStore ?? sent.store, known.renditionsStore ?? known.store)
  );
}

/** Whether it is another store than the one that is set. */
function isElsewhere(wish: PartsWish, known: StoreParts): boolean {
  if (known.kind === 'NONE') return false;
  if (wish.kind !== known.kind) return true;
  if (wish.kind === 'FOLDER') return wish.folder.trim() !== known.folder;
  const address = (endpoint: string) => endpoint.trim().replace(/\/+$/, '');
  const prefix = (text: string) => text.trim().replace(/\/*$/, '');
  return (
    address(wish.endpoint) !== address(known.endpoint) ||
    (address(wish.endpoint) === '' && wish.region.trim() !== known.region) ||
    wish.bucket.trim() !== known.bucket ||
    prefix(wish.prefix) !== prefix(known.prefix)
  );
}

/** Which of the stores cannot be another one until those before them are empty. */
export function fixed(known: StoreSettings): { store: boolean; renditions: boolean } {
  const renditions = known.renditionsFormer != null;
  return { store: known.former != null || (known.renditionsStore == null && renditions), renditions };
}

/** Stores that are being emptied, each once. */
export function formers(known: StoreSettings): string[] {
  return [...new Set([known.former, known.renditionsFormer].filter((one) => one != null))];
}

/** How the trial went that a change was refused for, and of which store. */
export function trialOf(error: unknown): { place: string; steps: TrialStep[] } | undefined {
  return error instanceof ProblemError && error.code === 'store-fails'
    ? (error.problem as unknown as { place: string; steps: TrialStep[] })
    : undefined;
}
