import { describe, expect, it } from 'vitest';
import { safeTarget } from './target.ts';

describe('safeTarget', () => {
  it('safeTarget_ownPath_isKept', () => {
    expect(safeTarget('/watch/1/talk?t=90')).toBe('/watch/1/talk?t=90');
  });
  it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', '/sign-in?to=/sign-in'])(
    'safeTarget_%s_isHome',
    (to) => {
      expect(safeTarget(to)).toBe('/');
    },
  );
});
