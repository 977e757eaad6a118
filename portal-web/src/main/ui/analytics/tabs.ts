import { has } from '../identity/session.ts';
import type { Me } from '../platform/api/types.ts';

export type ReportTab =
  'completion' | 'department' | 'organisation' | 'channel' | 'author' | 'mine' | 'build';

const PATHS: Record<ReportTab, string> = {
  completion: '/reports/completion',
  department: '/reports/figures/department',
  organisation: '/reports/figures/organisation',
  channel: '/reports/figures/channel',
  author: '/reports/figures/author',
  mine: '/reports/figures/author',
  build: '/reports/build',
};

/** Whether somebody is told how the whole organisation learns. */
export function looksAfterLearning(me: Me): boolean {
  return has(me, 'LEARNING');
}

/** What of the reports is for somebody: all of it, that of their departments, or that of their own items. */
export function tabsOf(me: Me): { name: ReportTab; to: string }[] {
  const all = looksAfterLearning(me);
  const ofPeople = all || has(me, 'MANAGER') || me.manages.length > 0;
  const author = has(me, 'AUTHOR');
  const names: (ReportTab | false)[] = [
    ofPeople && 'completion',
    ofPeople && 'department',
    all && 'organisation',
    all && 'channel',
    all && 'author',
    !all && author && 'mine',
    (ofPeople || author) && 'build',
  ];
  return names.filter((name) => name !== false).map((name) => ({ name, to: PATHS[name] }));
}
