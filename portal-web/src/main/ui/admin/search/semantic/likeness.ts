import type { Progress, SemanticTest } from './api.ts';

/** Where the least likeness is best set: between a pair of texts that belong together and one that does not. */
export function betweenOf(told: SemanticTest): number | null {
  if (!told.answered || told.alike - told.unlike < 2) return null;
  return Math.min(100, Math.max(0, Math.round((told.alike + told.unlike) / 2)));
}

/** The share of passages that have a vector, or never will; 1 where there is nothing to do. */
export function shareOf({ passages, waiting }: Pick<Progress, 'passages' | 'waiting'>): number {
  return passages === 0 ? 1 : (passages - waiting) / passages;
}
