export interface StorageUse {
  /** Absent for those who are in no department. */
  id?: string | null;
  name: string;
  bytes: number;
  /** What they may have; 0 for any amount. */
  quotaBytes: number;
  /** Whether that was said of them alone. */
  ownQuota: boolean;
}
/** What of one kind lies in one store. */
export interface PlaceUse {
  kind: 'ORIGINALS' | 'RENDITIONS';
  place: string;
  /** The class that it was archived in; empty for what lies as it was written. */
  storageClass: string;
  standing: 'IN_PLACE' | 'LEAVING' | 'UNREACHABLE';
  files: number;
  bytes: number;
}
export interface StorageState {
  room: { totalBytes: number; freeBytes: number; reserveBytes: number; uploads: boolean; work: boolean };
  second: {
    kind: 'none' | 'folder' | 's3';
    /** Of a store for renditions alone; absent where there is none. */
    renditionsKind?: 'folder' | 's3' | null;
    originals: 'here' | 'other';
    renditions: 'here' | 'other';
    files: number;
    bytes: number;
    leaving: number;
    unreachable: number;
    unreachablePlace: string | null;
    places: PlaceUse[];
  };
  authorQuotaBytes: number;
  departmentQuotaBytes: number;
  authors: StorageUse[];
  departments: StorageUse[];
}
export const ACTS = ['WRITE', 'READ_PART', 'CLASSES', 'LIST', 'DELETE'] as const;
export interface TrialStep {
  act: (typeof ACTS)[number];
  outcome: 'PASSED' | 'FAILED' | 'NOT_REACHED';
  trouble:
    | 'BAD_KEY'
    | 'MISSING'
    | 'DENIED'
    | 'NO_PLACE'
    | 'FROZEN'
    | 'FULL'
    | 'TOO_LARGE'
    | 'NO_CLASS'
    | 'UNREACHABLE'
    | 'FAILED'
    | null;
}
export interface StorageTrial {
  steps: TrialStep[];
}
export interface ScrubFinding {
  id: string;
  place: string;
  problem: 'CHANGED' | 'MISSING' | 'FROZEN' | 'UNKNOWN';
  mend: 'NONE' | 'MADE_ANEW' | 'BROUGHT_BACK' | 'REPLACED' | 'REMOVED';
  mediaId: string | null;
  title: string | null;
  trashed: boolean;
  foundAt: string;
  mendedAt: string | null;
}
export interface ScrubState {
  pass: { startedAt: string; endedAt: string | null; revisions: number; bytes: number } | null;
  findings: ScrubFinding[];
}
export interface CapacityState {
  days: {
    day: string;
    totalBytes: number;
    freeBytes: number;
    originalsBytes: number;
    renditionsBytes: number;
    picturesBytes: number;
    elsewhereBytes: number;
    uploadedBytes: number;
    madeBytes: number;
  }[];
  forecast: {
    outlook: 'TOO_EARLY' | 'STEADY' | 'FAR' | 'FILLING';
    basisDays: number;
    bytesPerDay: number;
    fullOn: string | null;
  };
}
