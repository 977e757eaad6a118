import { describe, expect, it } from 'vitest';
import { pointAfter, pointWords } from './points.ts';

const FIGURES = {
  head: ['Day', 'Views', 'Viewers'],
  rows: [
    ['1 Dec', '12', '8'],
    ['2 Dec', '–', '–'],
  ],
};

describe('pointWords', () => {
  it('place_isSaidWithAllItsFigures', () => {
    expect(pointWords(FIGURES, 0)).toBe('1 Dec: Views 12, Viewers 8');
    expect(pointWords(FIGURES, 1)).toBe('2 Dec: Views –, Viewers –');
  });

  it('placeThatThereIsNot_isSilent', () => {
    expect(pointWords(FIGURES, 2)).toBe('');
  });
});

describe('pointAfter', () => {
  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 29, 29],
    ['PageUp', 3, 13],
    ['PageDown', 3, 0],
    ['Home', 12, 0],
    ['End', 12, 29],
  ])('key_%sAt%d_leadsTo%d', (key, at, to) => {
    expect(pointAfter(key, at, 30)).toBe(to);
  });

  it('otherKeys_areNotTheCharts', () => {
    expect(pointAfter('Tab', 3, 30)).toBeNull();
    expect(pointAfter('a', 3, 30)).toBeNull();
  });
});
