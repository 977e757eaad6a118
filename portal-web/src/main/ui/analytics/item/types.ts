import type { Figures } from '../insight/types.ts';

/** How often each part of an item was watched, out of `all`. */
export interface WatchCurve {
  stepSeconds: number;
  counts: number[];
  all: number;
}
export interface Funnel {
  opened: number;
  quarter: number;
  half: number;
  threeQuarters: number;
  completed: number;
}

/** Of fewer people than `smallestGroup`, figures are missing, and departments, devices and ways are left out. */
export interface ItemInsight {
  durationSeconds: number;
  from: string;
  to: string;
  step: Figures['step'];
  tooFew: boolean;
  views?: number | null;
  viewers?: number | null;
  watchedSeconds?: number | null;
  averageShare?: number | null;
  funnel?: Funnel | null;
  trend: Figures['trend'];
  departments: {
    id?: string | null;
    name?: string | null;
    viewers: number;
    completed: number;
    averageShare: number;
  }[];
  departmentsHidden: number;
  devices: { name: string; views: number }[];
  /** Views, as those of entries. */
  devicesHidden: number;
  entries: { name: string; views: number }[];
  entriesHidden: number;
  retention?: WatchCurve | null;
  heat?: WatchCurve | null;
  smallestGroup: number;
}
