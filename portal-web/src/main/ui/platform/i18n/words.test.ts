import { describe, expect, it } from 'vitest';
import adminDe from './admin.de.ts';
import adminEn from './admin.en.ts';
import de from './de.ts';
import en from './en.ts';
import findingDe from './finding.de.ts';
import findingEn from './finding.en.ts';
import officeDe from './office.de.ts';
import officeEn from './office.en.ts';
import problems from './problems.de.json' with { type: 'json' };

function flat(tree: object, path = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(tree) as [string, string | object][]) {
    if (typeof value === 'string') out.set(path + key, value);
    else for (const [inner, word] of flat(value, `${path}${key}.`)) out.set(inner, word);
  }
  return out;
}

const placeholders = (word: string) =>
  [...word.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map((m) => m[1]).sort();

describe('languages', () => {
  const english = flat({ ...en, ...officeEn, ...adminEn, ...findingEn });
  const german = flat({ ...de, ...officeDe, ...adminDe, ...findingDe });

  it('german_everyKey_isThereAndNoMore', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('german_problems_quoteTheServerAtMost', () => {
    for (const [code, word] of flat(problems)) {
      expect(['', 'detail'], code).toContain(placeholders(word).join());
    }
  });

  it('german_everyWord_isNotEmptyAndHasTheSamePlaceholders', () => {
    for (const [key, word] of english) {
      const other = german.get(key) ?? '';
      expect(other, key).not.toBe('');
      expect(placeholders(other), key).toEqual(placeholders(word));
    }
  });
});
