import { api } from '../../platform/api/client.ts';
import type { IgnoredPlayback } from '../../platform/api/types.ts';
import { queryClient } from '../../platform/api/query.ts';

export interface PrivacyState {
  version: number;
  /** For how many days it is kept when and what people played; absent for ever. */
  keepDays?: number | null;
  /** Whether reports tell all but administrators of people by pseudonyms. */
  pseudonyms: boolean;
  /** What does not count as watched when it plays out of sight. */
  ignoredPlayback: IgnoredPlayback;
  /** When all that was to go was gone; absent while that is looked for. */
  droppedAt?: string | null;
  changedBy?: string | null;
  changedAt?: string | null;
  fewestDays: number;
  mostDays: number;
  /** Whether reports may tell what single persons watched. */
  viewingOfPersons: boolean;
  /** Whether the server's settings say so, and it cannot be changed here; likewise of the group. */
  viewingOfPersonsSet: boolean;
  /** The fewest people that figures are told of. */
  smallestGroup: number;
  smallestGroupSet: boolean;
  largestGroup: number;
}

export interface Wish {
  version: number;
  keepDays: number | null;
  pseudonyms: boolean;
  ignoredPlayback: IgnoredPlayback;
  /** Null to leave it as it is. */
  viewingOfPersons: boolean | null;
  smallestGroup: number | null;
}

/** What a number of days would drop now. */
export interface Older {
  before: string;
  playbacks: number;
  coverages: number;
  underWay: number;
}

export const PRIVACY = ['admin', 'privacy'] as const;

export const privacy = (signal?: AbortSignal) => api<PrivacyState>('/admin/privacy', { signal });

export const older = (days: number, signal?: AbortSignal) =>
  api<Older>('/admin/privacy/older', { query: { days }, signal });

export async function change(wish: Wish): Promise<void> {
  queryClient.setQueryData(PRIVACY, await api<PrivacyState>('/admin/privacy', { method: 'PUT', body: wish }));
}
