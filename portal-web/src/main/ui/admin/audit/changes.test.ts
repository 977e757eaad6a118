import { describe, expect, it } from 'vitest';
import { changesOf, listChange } from './changes.ts';

describe('changesOf', () => {
  it('changes_ofTwoStates_nameEachField', () => {
    expect(changesOf('{"name":"Ann","enabled":true}', '{"name":"Anna","enabled":false}')).toEqual([
      { field: 'name', before: 'Ann', after: 'Anna' },
      { field: 'enabled', before: true, after: false },
    ]);
  });

  it('changes_ofSomethingNewOrGone_haveOneSide', () => {
    expect(changesOf(null, '{"name":"Ann","manages":[]}')).toEqual([
      { field: 'name', before: null, after: 'Ann' },
    ]);
    expect(changesOf('{"name":"Ann"}', undefined)).toEqual([{ field: 'name', before: 'Ann', after: null }]);
  });

  it('changes_whatStayedTheSame_isLeftOut', () => {
    expect(changesOf('{"a":[1],"b":1}', '{"a":[1],"b":2}')).toEqual([{ field: 'b', before: 1, after: 2 }]);
    expect(changesOf('{"password":true}', '{"password":true}')).toHaveLength(1);
  });

  it('changes_inWords_areOneNamelessField', () => {
    expect(changesOf('as it was', 'as it is')).toEqual([
      { field: null, before: 'as it was', after: 'as it is' },
    ]);
    expect(changesOf(null, null)).toEqual([]);
  });
});

describe('listChange', () => {
  it('list_saysWhatCameAndWent', () => {
    expect(listChange({ field: 'roles', before: ['VIEWER', 'ADMIN'], after: ['VIEWER', 'AUTHOR'] })).toEqual({
      added: ['AUTHOR'],
      removed: ['ADMIN'],
    });
    expect(listChange({ field: 'name', before: 'a', after: 'b' })).toBeNull();
  });
});
