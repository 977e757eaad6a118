import { describe, expect, it } from 'vitest';
import type { CompletionRow } from './completion.ts';
import { arrange } from './rows.ts';

const row = (
  person: string,
  title: string,
  state: CompletionRow['state'],
  coveredShare: number,
): CompletionRow => ({
  personId: person,
  person,
  departmentId: 'd',
  department: 'Sales',
  mediaId: title,
  title,
  state,
  coveredShare,
  completedAt: state === 'COMPLETED' ? '2026-11-01T10:00:00Z' : null,
  voided: null,
});
const ROWS = [
  row('Östen', 'Kick-off', 'COMPLETED', 1),
  row('Anna', 'Kick-off', 'NOT_STARTED', 0),
  row('Bert', 'Safety', 'IN_PROGRESS', 0.4),
];
const asked = { state: 'all', filter: '', order: null, locale: 'de' };
const people = (rows: CompletionRow[]) => rows.map((one) => one.person);

describe('arrange', () => {
  it('arrange_withoutOrder_keepsTheServers', () => {
    expect(people(arrange(ROWS, asked))).toEqual(['Östen', 'Anna', 'Bert']);
  });
  it('arrange_byPerson_followsTheLanguage', () => {
    const order = { column: 'person', descending: false } as const;
    expect(people(arrange(ROWS, { ...asked, order }))).toEqual(['Anna', 'Bert', 'Östen']);
  });
  it('arrange_byStateDescending_completedFirst', () => {
    const order = { column: 'state', descending: true } as const;
    expect(people(arrange(ROWS, { ...asked, order }))).toEqual(['Östen', 'Bert', 'Anna']);
  });
  it('arrange_stateAndWords_bothCount', () => {
    expect(people(arrange(ROWS, { ...asked, state: 'NOT_STARTED', filter: 'KICK' }))).toEqual(['Anna']);
  });
  it('arrange_always_leavesTheInputAlone', () => {
    arrange(ROWS, { ...asked, order: { column: 'person', descending: false } });
    expect(people(ROWS)).toEqual(['Östen', 'Anna', 'Bert']);
  });
});
