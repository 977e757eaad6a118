import { describe, expect, it } from 'vitest';
import { codesOf, goneOf, isEmptied, isRevealing, offeredOf, withCodes } from './filterChoice.ts';
import type { Kind, KindFilter } from './types.ts';

const filter = (name: string, ...codes: string[]): KindFilter => ({
  name,
  title: name,
  options: codes.map((code) => ({ code, title: code })),
  people: false,
  revealing: false,
});
const STATE = filter('state', 'COMPLETED', 'IN_PROGRESS');
const CHANNEL = filter('channel', 'c1', 'none');
const KIND = { filters: [STATE, CHANNEL] } as Kind;

describe('filters', () => {
  it('codes_changed_leaveOtherFiltersAsTheyAre', () => {
    const choice = { filters: ['state:COMPLETED', 'channel:c1'] };
    expect(codesOf(choice, CHANNEL)).toEqual(['c1']);
    expect(withCodes(choice, STATE, ['IN_PROGRESS', 'COMPLETED'])).toEqual([
      'channel:c1',
      'state:IN_PROGRESS',
      'state:COMPLETED',
    ]);
    expect(withCodes(choice, CHANNEL, [])).toEqual(['state:COMPLETED']);
  });

  it('code_thatIsGone_isToldAndNotAskedFor', () => {
    const some = { filters: ['channel:c1', 'channel:gone', 'state:COMPLETED'] };
    expect(goneOf(some, CHANNEL)).toEqual(['gone']);
    expect(offeredOf(some, KIND)).toEqual(['state:COMPLETED', 'channel:c1']);
    expect(isEmptied(some, KIND)).toBe(false);
  });

  it('filter_ofWhichNothingIsLeft_doesNotWidenTheReport', () => {
    const all = { filters: ['channel:gone', 'state:COMPLETED'] };
    expect(isEmptied(all, KIND)).toBe(true);
    expect(isEmptied({ filters: [] }, KIND)).toBe(false);
  });

  it('people_whoseIdsAreTheCodes_areOfferedByNobody_andAskedFor', () => {
    const actor = { ...filter('actor'), people: true, revealing: true };
    const kind = { filters: [actor], hasPeople: true, pseudonymsOnly: false } as unknown as Kind;
    const choice = { filters: ['actor:p1'], pseudonyms: false };
    expect(goneOf(choice, actor)).toEqual([]);
    expect(offeredOf(choice, kind)).toEqual(['actor:p1']);
    expect(isEmptied(choice, kind)).toBe(false);
    expect(isRevealing(choice, kind)).toBe(false);
    expect(isRevealing({ ...choice, pseudonyms: true }, kind)).toBe(true);
    expect(isRevealing(choice, { ...kind, pseudonymsOnly: true })).toBe(true);
    expect(isRevealing({ filters: [], pseudonyms: true }, kind)).toBe(false);
  });
});
