import type { Moment, SearchHit } from '../platform/api/types.ts';
import { watchPath } from '../catalog/paths.ts';

/** What was asked travels along as it is, so that the page shows the same moments; without, only the time does. */
export function momentPath(
  hit: Pick<SearchHit, 'id' | 'title'>,
  moment: Pick<Moment, 'startSeconds'>,
  asked: string,
) {
  const path = watchPath(hit.id, hit.title, moment.startSeconds);
  return asked ? `${path}&${asked}` : path;
}
