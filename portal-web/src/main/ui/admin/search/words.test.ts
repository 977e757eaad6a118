import { expect, test } from 'vitest';
import { loneWord, stopWordsOf, synonymsOf, textOf } from './words.ts';

test('synonyms_linesAndCommas_areGroups', () => {
  const groups = synonymsOf(' VPN, tunnel ,VPN\n\n,\nLMS, learning portal\n');

  expect(groups).toEqual([
    ['VPN', 'tunnel'],
    ['LMS', 'learning portal'],
  ]);
  expect(synonymsOf(textOf(groups))).toEqual(groups);
  expect(loneWord(groups)).toBeUndefined();
  expect(loneWord(synonymsOf('a, b\nalone'))).toBe('alone');
});

test('stopWords_linesAndCommas_areWords', () => {
  expect(stopWordsOf('acme,  GmbH\nacme\n')).toEqual(['acme', 'GmbH']);
});
