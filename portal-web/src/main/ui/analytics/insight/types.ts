import type { Department, Ref } from '../../platform/api/types.ts';

/** `viewers` are different people. */
export interface Figure {
  views: number;
  viewers: number;
  watchedSeconds: number;
  completions: number;
}

/** What departments watched. Figures of fewer people than `smallestGroup` are missing. */
export interface Figures {
  from: string;
  to: string;
  step: 'DAY' | 'WEEK' | 'MONTH';
  tooFew: boolean;
  now?: Figure | null;
  before?: Figure | null;
  people: number;
  trend: { day: string; figures?: Figure | null }[];
  departments: { id?: string | null; name?: string | null; own: boolean; figures: Figure }[];
  departmentsHidden: number;
  items: { id: string; title?: string | null; figures: Figure }[];
  itemsWatched: number;
  itemsHidden: number;
  smallestGroup: number;
}

/** Of one department, or of several together. */
export interface DepartmentFigures {
  departments: Ref[];
  figures: Figures;
}

/** Of a channel, or of an author's items. */
export interface CollectionFigures {
  collection: Ref;
  figures: Figures;
}

/** Nothing is told where few people watched. */
export interface Unwatched {
  tooFew: boolean;
  items: { id: string; title: string; publishedAt?: string | null }[];
  count: number;
}

export interface Assigned {
  id: string;
  media: Ref;
  mandatory: boolean;
  due?: string | null;
  people: number;
  completed: number;
  inProgress: number;
  overdue: number;
}

export interface Group {
  id: string;
  name?: string | null;
  figures: Figure;
}

export interface OrganisationFigures {
  figures: Figures;
  searches: number;
  searchesInVain: number;
  searchesBefore?: number | null;
  searchTrend: { day: string; searches: number; inVain: number }[];
  storage: { day: string; bytes: number }[];
  channels: Group[];
  authors: Group[];
}

export interface FiguresDepartments {
  items: Department[];
}
