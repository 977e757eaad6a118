import { api, ProblemError } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import type { TrialStep } from './types.ts';

export const KINDS = ['NONE', 'FOLDER', 'S3'] as const;
export const ENCRYPTIONS = ['BUCKET', 'SERVICE', 'KEY_MANAGEMENT'] as const;

export interface StoreSettings {
  version: number;
  /** Whether the server's settings say so, and nothing can be changed here. */
  bySettings: boolean;
  /** Below which a folder may be chosen. */
  folders: string[];
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
  accessKey: string;
  secretKeySet: boolean;
  originalsThere: boolean;
  originalsAfterSeconds: number;
  renditionsThere: boolean;
  renditionsUnusedSeconds: number;
  /** The store before it, while it is being emptied. */
  former: string | null;
  changedBy: string | null;
  changedAt: string | null;
}

export interface StoreWish extends Omit<
  StoreSettings,
  'bySettings' | 'folders' | 'secretKeySet' | 'former' | 'changedBy' | 'changedAt'
> {
  /** Null keeps the one that is set. */
  secretKey: string | null;
}

export const STORAGE = ['admin', 'storage'] as const;
export const STORE = ['admin', 'storage', 'store'] as const;

export const store = (signal?: AbortSignal) => api<StoreSettings>('/admin/storage/store', { signal });

export async function change(wish: StoreWish): Promise<void> {
  const saved = await api<StoreSettings>('/admin/storage/store', { method: 'PUT', body: wish });
  queryClient.setQueryData(STORE, saved);
  await queryClient.invalidateQueries({ queryKey: STORAGE, exact: true });
}

export function wishOf(known: StoreSettings): StoreWish {
  const { version, kind, folder, endpoint, region, bucket, prefix, pathStyle, accessKey } = known;
  const { encryption, storageClass, originalsClass } = known;
  const { originalsThere, originalsAfterSeconds, renditionsThere, renditionsUnusedSeconds } = known;
  return {
    version,
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
    accessKey,
    secretKey: null,
    originalsThere,
    originalsAfterSeconds,
    renditionsThere,
    renditionsUnusedSeconds,
  };
}

/** Whether it is another store than the one that is set, to which files have to travel. */
export function isElsewhere(wish: StoreWish, known: StoreSettings): boolean {
  if (wish.kind !== known.kind) return true;
  if (wish.kind === 'FOLDER') return wish.folder.trim() !== known.folder;
  if (wish.kind === 'NONE') return false;
  const address = (endpoint: string) => endpoint.trim().replace(/\/+$/, '');
  const prefix = (text: string) => text.trim().replace(/\/*$/, '');
  return (
    address(wish.endpoint) !== address(known.endpoint) ||
    (address(wish.endpoint) === '' && wish.region.trim() !== known.region) ||
    wish.bucket.trim() !== known.bucket ||
    prefix(wish.prefix) !== prefix(known.prefix)
  );
}

/** How the trial went that a change was refused for. */
export function stepsOf(error: unknown): TrialStep[] | undefined {
  return error instanceof ProblemError && error.code === 'store-fails'
    ? (error.problem as { steps?: TrialStep[] }).steps
    : undefined;
}
