import type { SearchResult } from '../platform/api/types.ts';

export type Remark = 'relaxed' | 'building' | 'partial' | 'cut';

/** What one should know of how far an answer goes. */
export function remarksOf(result: SearchResult): Remark[] {
  const remarks: (Remark | false)[] = [
    result.relaxed && result.total > 0 && 'relaxed',
    result.building && 'building',
    result.partial && 'partial',
    result.cut && 'cut',
  ];
  return remarks.filter((one) => one !== false);
}

/** What holds for further pages and was not said of the first. */
export function laterRemarksOf([first, ...later]: readonly SearchResult[]): Remark[] {
  const said = first ? remarksOf(first) : [];
  return [...new Set(later.flatMap(remarksOf))].filter((one) => !said.includes(one));
}
