import { describe, expect, it } from 'vitest';
import { startOf, withTarget } from './choices.ts';
import { troubleOf } from './trouble.ts';

const read = (query: string) => troubleOf(new URLSearchParams(query));

describe('troubleOf', () => {
  it('troubleOf_codeAndReference_areRead', () => {
    expect(read('problem=sso-denied&reference=4f2c9a')).toEqual({ code: 'sso-denied', reference: '4F2C9A' });
  });
  it('troubleOf_noProblem_isNone', () => {
    expect(read('to=/watch/1&reference=4F2C9A')).toBeNull();
  });
  it('troubleOf_unknownCode_isSaidInGeneral', () => {
    expect(read('problem=sso-tomorrow')).toEqual({ code: 'other', reference: null });
  });
  it.each(['Call 555-0100 now', '<b>4F2C</b>', '4F2', '4F2C9A4F2C9A4F2C9A'])(
    'troubleOf_reference%s_isNotShown',
    (reference) => {
      expect(read(`problem=sso-denied&reference=${encodeURIComponent(reference)}`)?.reference).toBeNull();
    },
  );
});

describe('withTarget', () => {
  it('withTarget_deepLink_travels', () => {
    expect(startOf({ id: '7', name: 'Staff' }, '/watch/1/talk?t=90')).toBe(
      '/api/v1/sso/7/sign-in?to=%2Fwatch%2F1%2Ftalk%3Ft%3D90',
    );
    expect(withTarget('/api/v1/sso/7/sign-in?loginHint=a%40b.example', '/channels')).toBe(
      '/api/v1/sso/7/sign-in?loginHint=a%40b.example&to=%2Fchannels',
    );
  });
  it('withTarget_home_needsNoWords', () => {
    expect(startOf({ id: '7', name: 'Staff' }, '/')).toBe('/api/v1/sso/7/sign-in');
  });
});
