import { describe, expect, it } from 'vitest';
import { claimNames, flatClaims } from './claims.ts';
import type { Claim } from './types.ts';

const claim = (name: string, value: unknown): Claim => ({
  source: 'ID_TOKEN',
  name,
  value: JSON.stringify(value),
});

describe('flatClaims', () => {
  it('flatClaims_nested_areNamedByTheirWay', () => {
    const [roles] = flatClaims([claim('realm_access', { roles: ['editor', 'staff'] })]);
    expect(roles).toMatchObject({ name: 'realm_access.roles', words: ['editor', 'staff'] });
  });
  it('flatClaims_wordsAndNumbers_areTheirOwnWord', () => {
    expect(flatClaims([claim('email', 'ada@example.com'), claim('exp', 12)]).map((one) => one.words)).toEqual(
      [['ada@example.com'], ['12']],
    );
  });
  it('flatClaims_listOfObjects_isShownAsText', () => {
    expect(flatClaims([claim('teams', [{ id: 1 }])])[0]).toMatchObject({ words: [], text: '[{"id":1}]' });
  });
  it('flatClaims_noJson_isShownAsItCame', () => {
    expect(flatClaims([{ source: 'USER_INFO', name: 'odd', value: '{' }])[0]).toMatchObject({ words: ['{'] });
  });
});

describe('claimNames', () => {
  it('claimNames_seen_comeFirstAndOnce', () => {
    const names = claimNames([claim('groups', []), claim('tenant', 'x')]);
    expect(names.slice(0, 2)).toEqual(['groups', 'tenant']);
    expect(names.filter((name) => name === 'groups')).toHaveLength(1);
  });
});
