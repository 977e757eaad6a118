import { describe, expect, it } from 'vitest';
import { askedOf, choiceOf, choiceOfAsked, isIncomplete, paramsOf, queryOf, toggled } from './choice.ts';
import type { Kind } from './types.ts';

const columns = (...keys: string[]) => keys.map((key) => ({ key, title: key }));
const COMPLETION: Kind = {
  kind: 'completion',
  title: 'Completion',
  departmentNeeded: true,
  hasPeriod: true,
  hasItems: true,
  hasPeople: true,
  pseudonymsOnly: false,
  rowPerGroup: false,
  groups: [{ name: null, title: null, columns: columns('person', 'item', 'state') }],
  filters: [
    {
      name: 'state',
      title: 'State',
      options: [{ code: 'COMPLETED', title: 'Completed' }],
      people: false,
      revealing: false,
    },
    { name: 'channel', title: 'Channel', options: [], people: false, revealing: false },
  ],
};
const STORAGE: Kind = {
  kind: 'storage',
  title: 'Storage',
  departmentNeeded: false,
  hasPeriod: false,
  hasItems: false,
  hasPeople: true,
  pseudonymsOnly: false,
  rowPerGroup: true,
  groups: [
    { name: 'item', title: 'Item', columns: columns('item', 'files') },
    { name: 'author', title: 'Author', columns: columns('author', 'files') },
  ],
  filters: [],
};
const KINDS = [COMPLETION, STORAGE];

const read = (text: string) => choiceOf(new URLSearchParams(text), KINDS, 'd1');

describe('choice', () => {
  it('address_writtenAndRead_isTheSame', () => {
    const choice = read('kind=storage&group=author&department=d2&department=d3&columns=files');
    expect(choiceOf(paramsOf(choice), KINDS, 'd1')).toEqual(choice);
    const free = read(
      'kind=completion&period=free&from=2026-01-01&media=m1&media=m2&filter=state%3ACOMPLETED&pseudonyms=true',
    );
    expect(choiceOf(paramsOf(free), KINDS, 'd1')).toEqual(free);
  });

  it('address_withWhatIsNotOffered_fallsBackToTheFirst', () => {
    expect(read('kind=secrets&group=x&period=y&columns=password')).toEqual({
      kind: 'completion',
      group: null,
      departments: ['d1'],
      period: 'all',
      from: null,
      to: null,
      media: [],
      filters: [],
      columns: [],
      pseudonyms: false,
    });
    expect(read('kind=storage').departments).toEqual([]);
    expect(read('filter=colour:RED&filter=state').filters).toEqual([]);
  });

  it('query_ofAKindWithoutPeriodAndItems_asksForNone', () => {
    const query = queryOf(read('kind=storage&period=year&media=m1'), STORAGE, '2026-06-01');
    expect(query).toMatchObject({ from: null, to: null, media: [], group: 'item' });
    expect(queryOf(read('period=year'), COMPLETION, '2026-06-01').from).toBe('2026-01-01');
  });

  it('query_ofAKindWithoutPeople_asksForNoPseudonyms', () => {
    const choice = read('pseudonyms=true');
    expect(queryOf(choice, COMPLETION, '2026-06-01').pseudonyms).toBe(true);
    expect(queryOf(choice, { ...COMPLETION, hasPeople: false }, '2026-06-01').pseudonyms).toBe(false);
  });

  it('choice_savedAndTakenUp_isTheSame', () => {
    for (const text of [
      'kind=storage&group=author&columns=files',
      'kind=storage&department=d2&department=d3',
      'period=lastMonth&media=m1&pseudonyms=true',
      'period=free&from=2026-01-01',
      'filter=state%3ACOMPLETED',
    ]) {
      const choice = read(text);
      const kind = choice.kind === 'storage' ? STORAGE : COMPLETION;
      expect(choiceOfAsked(askedOf(choice, kind))).toEqual(choice);
    }
    expect(askedOf(read('period=lastMonth'), COMPLETION).period).toBe('LAST_MONTH');
  });

  it('filterThatIsGone_isKeptOnThePage_andHoldsTheReportBack', () => {
    const gone = read('filter=channel%3Agone&filter=state%3ACOMPLETED');
    expect(gone.filters).toEqual(['channel:gone', 'state:COMPLETED']);
    expect(queryOf(gone, COMPLETION, '2026-06-01').filter).toEqual(['state:COMPLETED']);
    expect(isIncomplete(gone, COMPLETION)).toBe(true);
    expect(isIncomplete(read('filter=state%3ACOMPLETED'), COMPLETION)).toBe(false);
  });

  it('columns_toggled_keepTheirOrderAndTheLast', () => {
    const [group] = COMPLETION.groups;
    if (!group) throw new Error('there is one');
    const less = toggled(read(''), group, 'item');
    expect(less).toEqual(['person', 'state']);
    expect(toggled(read('columns=person&columns=state'), group, 'item')).toEqual([]);
    expect(toggled(read('columns=person'), group, 'person')).toEqual(['person']);
  });
});
