import type { Told } from '../platform/api/types.ts';

/** The wire types of outside rosters. As everywhere, the server leaves out what is null. */
export interface ScimToken {
  id: string;
  name: string;
  providerId: string | null;
  createdAt: string;
  createdBy: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}
export interface IssuedToken {
  id: string;
  name: string;
  token: string;
}
export interface ImportChange {
  line: number;
  username: string;
  what: string;
  code: string;
  parameters: Record<string, string>;
}
export interface ImportProblem {
  line: number;
  words: string;
  code: string;
  parameters: Record<string, string>;
}
export interface ImportResult {
  /** False for a preview, and when lines with problems kept the list from being applied. */
  applied: boolean;
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  disabled: number;
  problems: ImportProblem[];
  changes: ImportChange[];
}
export interface SyncSettings {
  enabled: boolean;
  everyMinutes: number;
  clientId: string;
  /** The groups below it are departments: `/` for all of them, empty for none. */
  groupPath: string;
  otherGroups: boolean;
  disableMissing: boolean;
}
export interface Sync extends SyncSettings {
  secretSetAt: string | null;
}
export interface SyncChange {
  what: string;
  subject: string;
  detail: string;
  /** The same for words of ours; empty in runs of before there were such. */
  told: Told[];
}
export interface SyncRun {
  id: string;
  preview: boolean;
  startedAt: string;
  endedAt: string | null;
  state: 'RUNNING' | 'DONE' | 'FAILED';
  startedBy: string;
  problem: string | null;
  told: Told | null;
  /** Whether asking expressly would carry it out nonetheless. */
  forcible: boolean;
  people: number;
  created: number;
  changed: number;
  disabled: number;
  departmentsAndGroups: number;
  changes: SyncChange[];
}
