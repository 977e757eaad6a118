import { expect, test } from 'vitest';
import type { SearchResult } from '../platform/api/types.ts';
import { laterRemarksOf, remarksOf } from './remarks.ts';

function result(said: Partial<SearchResult>): SearchResult {
  return {
    items: [],
    also: [],
    facets: {},
    others: {},
    total: 3,
    suggestion: null,
    relaxed: false,
    partial: false,
    cut: false,
    building: false,
    capped: false,
    next: null,
    ...said,
  };
}

test('remarksOf_wholeAnswer_areNone', () => {
  expect(remarksOf(result({}))).toEqual([]);
  expect(remarksOf(result({ relaxed: true, total: 0 }))).toEqual([]);
});

test('laterRemarksOf_furtherPages_sayWhatTheFirstDidNot', () => {
  const cut = result({ cut: true });

  expect(laterRemarksOf([cut, cut, result({ cut: true, partial: true })])).toEqual(['partial']);
  expect(laterRemarksOf([result({ partial: true })])).toEqual([]);
  expect(laterRemarksOf([])).toEqual([]);
});
