import { expect, test } from 'vitest';
import type { SemanticTest } from './api.ts';
import { betweenOf, shareOf } from './likeness.ts';

const told = (alike: number, unlike: number, answered = true): SemanticTest => ({
  answered,
  seconds: 0.1,
  dimension: 1024,
  alike,
  unlike,
  trouble: null,
});

test('betweenOf_modelThatTellsApart_isTheMiddle', () => {
  expect(betweenOf(told(72, 31))).toBe(52);
  expect(betweenOf(told(20, -60))).toBe(0);
});

test('betweenOf_modelThatDoesNot_isNone', () => {
  expect(betweenOf(told(80, 80))).toBeNull();
  expect(betweenOf(told(30, 70))).toBeNull();
  expect(betweenOf(told(0, 0, false))).toBeNull();
});

test('shareOf_waiting_isTheRest', () => {
  expect(shareOf({ passages: 0, waiting: 0 })).toBe(1);
  expect(shareOf({ passages: 200, waiting: 50 })).toBe(0.75);
});
