import { expect, test } from 'vitest';
import { partsOf, type Beat } from './beatParts.ts';
import type { Interval } from './coverage.ts';

/** Every other half second of a film: somebody who jumps on all the time. */
function jumpy(stretches: number): Beat {
  const coverage = Array.from({ length: stretches }, (_, i): Interval => [i, i + 0.5]);
  return {
    coverage,
    hidden: coverage.filter((_, i) => i % 3 === 0).map(([from]): Interval => [from, from + 0.2]),
    silent: coverage.filter((_, i) => i % 6 === 0).map(([from]): Interval => [from, from + 0.1]),
    fast: [
      {
        rate: 1.5,
        parts: coverage.filter((_, i) => i % 4 === 0).map(([from]): Interval => [from, from + 0.3]),
      },
      { rate: 2, parts: coverage.filter((_, i) => i % 5 === 0) },
    ],
    position: 7,
    rate: 1.5,
    ended: false,
  };
}

test('a beat that the server takes is one', () => {
  const beat = jumpy(500);
  expect(partsOf(beat)).toEqual([beat]);
});

test('of more than a thousand stretches nothing is lost, bridged or told twice', () => {
  const beat = jumpy(2_345);
  const parts = partsOf(beat);

  expect(parts.length).toBe(5);
  expect(Math.max(...parts.map((part) => part.coverage.length))).toBeLessThanOrEqual(500);
  expect(parts.flatMap((part) => part.coverage)).toEqual(beat.coverage);
  expect(parts.flatMap((part) => part.hidden)).toEqual(beat.hidden);
  expect(parts.flatMap((part) => part.silent)).toEqual(beat.silent);
  for (const { rate, parts: all } of beat.fast) {
    expect(
      parts.flatMap((part) => part.fast.filter((one) => one.rate === rate).flatMap((one) => one.parts)),
    ).toEqual(all);
  }
  expect(parts.every((part) => part.position === 7 && part.rate === 1.5)).toBe(true);
});

test('what never was in sight stays with the stretch that it is of', () => {
  const beat: Beat = {
    ...jumpy(0),
    fast: [],
    coverage: [
      [0, 10],
      [20, 30],
    ],
    hidden: [
      [1, 2],
      [3, 4],
      [21, 22],
    ],
  };
  expect(partsOf(beat, 2).map((part) => [part.coverage, part.hidden])).toEqual([
    [
      [[0, 10]],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [[[20, 30]], [[21, 22]]],
  ]);
});
