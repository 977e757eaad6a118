import { describe, expect, it } from 'vitest';
import { objections, sameSettings, settingsOf, tidy } from './draft.ts';
import type { Settings } from './types.ts';

const STAFF: Settings = {
  name: 'Staff',
  issuer: 'https://id.example.com/realms/staff',
  clientId: 'loggia',
  scopes: ['openid', 'profile'],
  prompt: null,
  acrValues: null,
  emailDomains: [],
  apiAudience: null,
  unknownPeople: 'CREATE',
  rosterClaim: 'sub',
  usernameClaim: 'preferred_username',
  nameClaim: 'name',
  emailClaim: 'email',
  department: { claim: 'department', form: 'PATH', create: false },
  groups: null,
  rolesManaged: true,
  rules: [{ claim: 'realm_access.roles', operator: 'IS', value: 'editor', effect: 'ROLE', target: 'AUTHOR' }],
};

/** As the server writes it: without what is null. */
function sent(settings: Settings): Settings {
  return JSON.parse(JSON.stringify(settings, (_, value: unknown) => value ?? undefined)) as Settings;
}

describe('sameSettings', () => {
  it('sameSettings_nullsLeftOutByTheServer_areTheSame', () => {
    expect(sameSettings(STAFF, sent(STAFF))).toBe(true);
    expect(settingsOf(sent(STAFF))).toEqual(STAFF);
  });
  it('sameSettings_blanksAroundWords_areTheSame', () => {
    expect(sameSettings(STAFF, { ...STAFF, clientId: ' loggia ', prompt: ' ' })).toBe(true);
  });
  it('sameSettings_ruleMoved_differs', () => {
    const two: Settings = { ...STAFF, rules: [...STAFF.rules, { ...STAFF.rules[0]!, value: 'boss' }] };
    expect(sameSettings(two, { ...two, rules: two.rules.toReversed() })).toBe(false);
  });
  it('sameSettings_mappingSwitchedOff_differs', () => {
    expect(sameSettings(STAFF, { ...STAFF, department: null })).toBe(false);
  });
});

describe('tidy', () => {
  it('tidy_valueOfExistsAndTargetOfDeny_areDropped', () => {
    const [rule] = tidy({
      ...STAFF,
      rules: [
        { claim: 'email', operator: 'EXISTS', value: 'left over', effect: 'DENY_UNLESS', target: 'ADMIN' },
      ],
    }).rules;
    expect(rule).toMatchObject({ value: null, target: null });
  });
});

describe('objections', () => {
  it('objections_wholeSettings_areNone', () => {
    expect(objections(STAFF)).toEqual([]);
  });
  it('objections_issuerThatIsNoAddress_namesIt', () => {
    expect(objections({ ...STAFF, issuer: 'id.example.com' })).toEqual(['issuer']);
    expect(objections({ ...STAFF, issuer: 'javascript:alert(1)' })).toEqual(['issuer']);
  });
  it('objections_mappingWithoutClaim_namesIt', () => {
    expect(objections({ ...STAFF, groups: { claim: ' ', form: 'NAME', create: true } })).toEqual(['claim']);
  });
  it('objections_ruleWithoutTarget_namesIt', () => {
    expect(objections({ ...STAFF, rules: [{ ...STAFF.rules[0]!, target: ' ' }] })).toEqual(['rule']);
  });
});
