import type { Ref, Voided } from '../platform/api/types.ts';

export type CompletionState =
  'COMPLETED' | 'COMPLETED_BEFORE' | 'IN_PROGRESS' | 'NOT_STARTED' | 'VOIDED' | 'OUTDATED';
export interface CompletionRow {
  personId: string;
  person: string;
  departmentId: string;
  department: string;
  mediaId: string;
  title: string;
  state: CompletionState;
  coveredShare: number;
  completedAt: string | null;
  voided: Voided | null;
}
export interface CompletionReport {
  departments: Ref[];
  from: string | null;
  to: string | null;
  generatedAt: string;
  summary: {
    assigned: number;
    completed: number;
    completedBefore: number;
    inProgress: number;
    notStarted: number;
    lapsed: number;
  };
  byDepartment: {
    department: Ref;
    completed: number;
    completedBefore: number;
    inProgress: number;
    notStarted: number;
    lapsed: number;
  }[];
  rows: CompletionRow[];
}
