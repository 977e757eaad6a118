import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import de from '../i18n/de.json';
import en from '../i18n/en.json';

const MODULE = '../../../../media/src/main/java/io/loggia/media/capability/Reason.java';

describe('why an encoder is used or not', () => {
  it('has words in both languages for every reason', () => {
    const source = readFileSync(MODULE, 'utf8');
    const codes = [...source.matchAll(/^ {4}([A-Z][A-Z0-9_]+)\(/gm)].map((found) =>
      (found[1] ?? '').toLowerCase().replaceAll('_', '-'),
    );
    expect(codes.length).toBeGreaterThan(30);
    expect(Object.keys(en.transcoding.told).sort()).toEqual([...codes].sort());
    expect(Object.keys(de.transcoding.told).sort()).toEqual([...codes].sort());
  });
});
