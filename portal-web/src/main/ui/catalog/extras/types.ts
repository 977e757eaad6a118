import type { Chapter } from '../../platform/api/types.ts';

export interface ItemChapters {
  items: Chapter[];
  /** Where chapters may begin; without titles. */
  proposed: Chapter[];
}
export interface PosterCandidate {
  number: number;
  url: string;
}
export interface ItemPoster {
  posterUrl: string | null;
  chosen: boolean;
  candidates: PosterCandidate[];
}
export interface PosterWish {
  candidate?: number;
  atSeconds?: number;
}
