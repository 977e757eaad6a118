import type { Moment, SearchHit, Suggestion } from '../platform/api/types.ts';

/** Partial lists may lack some: time ran out, or the index is being built. */
export interface SuggestionList {
  items: Suggestion[];
  partial: boolean;
  building: boolean;
}

export interface SimilarList {
  items: SearchHit[];
  partial: boolean;
  building: boolean;
}

export interface MomentList {
  items: Moment[];
  /** How many were left out since they hold much less of what was asked. */
  weaker: number;
  partial: boolean;
}
