export interface StorageUse {
  id: string | null;
  name: string;
  bytes: number;
}
export interface StorageState {
  room: { totalBytes: number; freeBytes: number; reserveBytes: number; uploads: boolean; work: boolean };
  second: { kind: 'none' | 'folder' | 's3'; originals: 'here' | 'other'; files: number; bytes: number };
  authorQuotaBytes: number;
  departmentQuotaBytes: number;
  authors: StorageUse[];
  departments: StorageUse[];
}
export const ACTS = ['WRITE', 'READ_PART', 'LIST', 'DELETE'] as const;
export interface TrialStep {
  act: (typeof ACTS)[number];
  outcome: 'PASSED' | 'FAILED' | 'NOT_REACHED';
  trouble: 'BAD_KEY' | 'MISSING' | 'DENIED' | 'NO_PLACE' | 'FULL' | 'UNREACHABLE' | 'FAILED' | null;
}
export interface StorageTrial {
  steps: TrialStep[];
}
