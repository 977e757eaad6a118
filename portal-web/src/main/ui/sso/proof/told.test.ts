import type { TFunction } from 'i18next';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import de from '../i18n/de.json';
import en from '../i18n/en.json';
import { cureFor, wordsFor } from '../../platform/kit/told.ts';

const SERVER = '../java/io/loggia/portal/sso/control/SsoWord.java';

/** A translator that gives back the key, or the default where the key is not known. */
const t = ((key: string, options: { defaultValue: string }) =>
  key.endsWith('status') ? key : options.defaultValue) as unknown as TFunction;

describe('what the server tells', () => {
  it('is worded by its code, and as the server words it when the code is unknown', () => {
    expect(wordsFor(t, 'sso', { code: 'status' }, 'English')).toBe('sso.told.status');
    expect(wordsFor(t, 'sso', { code: 'newer' }, 'English')).toBe('English');
    expect(wordsFor(t, 'sso', null, 'English')).toBe('English');
    expect(cureFor(t, { code: 'status' }, null)).toBe(null);
  });

  it('has words in both languages for every code of the server', () => {
    const codes = [...readFileSync(SERVER, 'utf8').matchAll(/^ {4}([A-Z][A-Z0-9_]+)\(/gm)].map((found) =>
      (found[1] ?? '').toLowerCase().replaceAll('_', '-'),
    );
    expect(codes.length).toBeGreaterThan(50);
    expect(Object.keys(en.told).sort()).toEqual([...codes].sort());
    expect(Object.keys(de.told).sort()).toEqual([...codes].sort());
    expect(Object.keys(de.cure).sort()).toEqual(Object.keys(en.cure).sort());
  });
});
