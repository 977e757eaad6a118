import { describe, expect, it } from 'vitest';
import { lineAt, linesOf, linesWith, plainWords } from './cues.ts';

const lines = linesOf(`WEBVTT

00:01.000 --> 00:03.000
<v Ada>Über die Brücke

00:04.000 --> 00:06.000
and the arches

00:06.000 --> 00:07.000

`);

describe('lines', () => {
  it('linesOf_emptyCue_isLeftOut', () => {
    expect(lines.map((line) => line.words)).toEqual(['Über die Brücke', 'and the arches']);
    expect(lines[0]?.speaker).toBe('Ada');
  });

  it.each([
    [0, -1],
    [1, 0],
    [3.5, 0],
    [4, 1],
    [99, 1],
  ])('lineAt_%s_is_%s', (seconds, index) => {
    expect(lineAt(lines, seconds)).toBe(index);
  });

  it('linesWith_accentsAndCase_areFolded', () => {
    expect(linesWith(lines, 'BRUCKE')).toEqual([0]);
  });

  it('linesWith_oneLetter_isNotASearch', () => {
    expect(linesWith(lines, 'a')).toEqual([]);
  });

  it.each([
    ['the arches', 'the arches'],
    ['"the arches" stone', 'the arches'],
    ['arches speaker:"Ada Lee" -"not this" -nor', 'arches'],
    ['titel:Brücke arch* OR bow', 'arch bow'],
    ['10:30 well-known', '10:30 well-known'],
    ['"unclosed phrase', 'unclosed phrase'],
    ['speaker:ada', ''],
  ])('plainWords_%s_is_%s', (search, words) => {
    expect(plainWords(search)).toBe(words);
  });
});
