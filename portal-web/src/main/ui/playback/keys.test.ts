import { describe, expect, it } from 'vitest';
import { actionOf, nextSpeed } from './keys.ts';

const key = (name: string, held = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('actionOf', () => {
  it('actionOf_digits_jumpToTenths', () => {
    expect(actionOf(key('7'))).toEqual({ do: 'share', share: 0.7 });
  });
  it('actionOf_capitalLetters_areTheSameKeys', () => {
    expect(actionOf(key('K'))).toEqual({ do: 'toggle' });
  });
  it('actionOf_withControl_isLeftToTheBrowser', () => {
    expect(actionOf(key('c', { ctrlKey: true }))).toBeNull();
  });
  it('actionOf_unknownKey_isNothing', () => {
    expect(actionOf(key('x'))).toBeNull();
  });
});

describe('nextSpeed', () => {
  it.each([
    [1, 1, 1.25],
    [1, -1, 0.75],
    [2.5, 1, 2.5],
    [0.5, -1, 0.5],
  ])('nextSpeed_from%sBy%s_is%s', (now, step, speed) => {
    expect(nextSpeed(now, step)).toBe(speed);
  });
});
