/** How often each part of an item was watched, out of `all`. */
export interface WatchCurve {
  stepSeconds: number;
  counts: number[];
  all: number;
}
export interface ItemInsight {
  durationSeconds: number;
  views: number;
  viewers: number;
  watchedSeconds: number;
  averageShare: number;
  funnel: { opened: number; quarter: number; half: number; threeQuarters: number; completed: number };
  days: { day: string; views: number; viewers: number; watchedSeconds: number }[];
  departments: {
    id?: string | null;
    name?: string | null;
    viewers: number;
    completed: number;
    averageShare: number;
  }[];
  departmentsHidden: number;
  devices: { name: string; views: number }[];
  entries: { name: string; views: number }[];
  retention?: WatchCurve | null;
  heat?: WatchCurve | null;
  smallestGroup: number;
}
