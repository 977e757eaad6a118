import type { Ref } from '../../platform/api/types.ts';
import type { FileFormat } from '../builder/types.ts';

export type Rhythm = 'WEEKLY' | 'MONTHLY';

/** When a saved report is sent, and to whom. */
export interface Schedule {
  id: string;
  report: Ref;
  owner: Ref;
  rhythm: Rhythm;
  /** Of the week, 1 for Monday, or of the month. */
  day: number;
  hour: number;
  format: FileFormat;
  attached: boolean;
  toManagers: boolean;
  receivers: Ref[];
  unsubscribed: number;
  language: string;
  nextAt: string;
}

export interface Schedules {
  items: Schedule[];
  zone: string;
  /** Whether there is a mail server. */
  sends: boolean;
  /** Whether the reader may have reports sent to others. */
  toOthers: boolean;
}

export interface Plan {
  rhythm: Rhythm;
  day: number;
  hour: number;
  format: FileFormat;
  attached: boolean;
  toManagers: boolean;
  receivers: string[];
  language: string;
}

export interface Mailing {
  id: string;
  schedule: Ref;
  receiver: Ref;
  dueAt: string;
  changedAt: string;
  state: string;
  attempts: number;
  nextAt: string | null;
  address: string | null;
  departments: string | null;
  /** How many departments did not fit into it. */
  leftOut: number;
  rows: number;
  attached: boolean;
  reason: string | null;
  detail: string | null;
}

export interface Subscription {
  report: string;
  receiver: string;
  wanted: boolean;
  language: string;
}
