import type { TFunction } from 'i18next';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordsOfAll } from '../platform/kit/told.ts';
import de from './i18n/de.json';
import en from './i18n/en.json';

const SERVER = '../java/io/loggia/portal/roster/control/RosterWord.java';

describe('what is told of rosters', () => {
  it('has words in both languages for every code of the server', () => {
    const source = readFileSync(SERVER, 'utf8');
    const codes = [...source.matchAll(/^ {4}([A-Z][A-Z0-9_]+)\(/gm)].map((found) =>
      (found[1] ?? '').toLowerCase().replaceAll('_', '-'),
    );
    expect(codes.length).toBeGreaterThan(50);
    expect(Object.keys(en.told).sort()).toEqual([...codes].sort());
    expect(Object.keys(de.told).sort()).toEqual([...codes].sort());
  });

  it('wordsOfAll_several_areOneList', () => {
    const t = ((key: string) => key) as unknown as TFunction;
    const told = ['moved', 'groups'].map((code) => ({ code, parameters: {}, words: code, cure: null }));
    expect(wordsOfAll(t, 'roster', told)).toBe('roster.told.moved, roster.told.groups');
  });
});
