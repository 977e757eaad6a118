import type { Ref } from '../../platform/api/types.ts';

/** What the caller may ask for, as the server offers it. */
export interface Kind {
  kind: string;
  title: string;
  departmentNeeded: boolean;
  hasPeriod: boolean;
  hasItems: boolean;
  hasPeople: boolean;
  /** Whether people are called by pseudonyms, whatever is chosen. */
  pseudonymsOnly: boolean;
  /** Whether a row stands for one of the group; else rows come in order of their groups. */
  rowPerGroup: boolean;
  groups: KindGroup[];
  filters: KindFilter[];
}

/** What rows can be kept to. */
export interface KindFilter {
  name: string;
  title: string;
  options: FilterOption[];
  /** Whether codes are ids of people, of whom none is offered. */
  people: boolean;
  /** Whether it is not for a report that calls people by pseudonyms. */
  revealing: boolean;
}

export interface FilterOption {
  code: string;
  title: string;
}

/** What rows are grouped by; without a name where there is no choice. */
export interface KindGroup {
  name: string | null;
  title: string | null;
  columns: KindColumn[];
}

export interface KindColumn {
  key: string;
  title: string;
}

export type CellKind = 'TEXT' | 'COUNT' | 'BYTES' | 'PERCENT' | 'DURATION' | 'DATE' | 'DATE_TIME';

export interface PreviewColumn {
  key: string;
  /** The field of a row. */
  name: string;
  title: string;
  kind: string;
}

export type Cell = string | number | null;

export interface Preview {
  kind: string;
  generatedAt: string;
  columns: PreviewColumn[];
  rows: Record<string, Cell>[];
  total: number;
  /** Whether there are more rows than were counted. */
  more: boolean;
}

export type PeriodPreset =
  'ALL' | 'LAST_30_DAYS' | 'LAST_90_DAYS' | 'MONTH' | 'LAST_MONTH' | 'QUARTER' | 'YEAR' | 'FREE';

/** What is asked again: the server knows by itself which days a preset means. */
export interface Asked {
  kind: string;
  departments: string[];
  period: PeriodPreset;
  from: string | null;
  to: string | null;
  media: string[];
  /** Each a filter's name, a colon and a code. */
  filters: string[];
  group: string | null;
  columns: string[];
  pseudonyms?: boolean | null;
}

export interface SavedReport {
  id: string;
  name: string;
  owner: Ref;
  mine: boolean;
  shared: boolean;
  asked: Asked;
  changedAt: string;
}

export type FileFormat = 'XLSX' | 'CSV' | 'PDF' | 'JSON';

/** A report in the making, or made. */
export interface ReportFile {
  id: string;
  title: string;
  format: FileFormat;
  state: string;
  rows: number;
  bytes: number;
  reason: string | null;
  askedAt: string;
  expiresAt: string | null;
  /** Whether the reader has been shown that it ended. */
  seen: boolean;
}
