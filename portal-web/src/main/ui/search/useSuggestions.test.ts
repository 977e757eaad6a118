import { expect, test } from 'vitest';
import { tellsEnough } from './useSuggestions.ts';

test('tellsEnough_oneSign_isAWordInSomeWritings', () => {
  expect(tellsEnough('a')).toBe(false);
  expect(tellsEnough('ab')).toBe(true);
  expect(tellsEnough('消')).toBe(true);
  expect(tellsEnough('')).toBe(false);
});
