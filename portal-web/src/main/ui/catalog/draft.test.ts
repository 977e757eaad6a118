import { describe, expect, it } from 'vitest';
import type { Media } from '../platform/api/types.ts';
import { changesOf, draftOf } from './draft.ts';

const media = {
  title: 'Talk',
  description: 'About arches',
  tags: ['a', 'b'],
  language: 'en',
  channel: { id: 'c1', name: 'Channel' },
  audience: [
    { principal: 'd:1', name: 'Sales' },
    { principal: 'u:2', name: 'Ada' },
  ],
} as Media;

describe('changesOf', () => {
  it('changes_untouched_areNone', () => {
    expect(changesOf(draftOf(media), media)).toEqual({});
  });
  it('changes_oneField_travelsAlone', () => {
    expect(changesOf({ ...draftOf(media), title: ' Talk two ' }, media)).toEqual({ title: 'Talk two' });
  });
  it('changes_channelTakenAway_isNull', () => {
    expect(changesOf({ ...draftOf(media), channel: null }, media)).toEqual({ channel: null });
  });
  it('changes_audienceInAnotherOrder_isNone', () => {
    expect(changesOf({ ...draftOf(media), audience: [...media.audience].reverse() }, media)).toEqual({});
  });
});
