import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { isolated } from './isolated.ts';

describe('isolated', () => {
  it.each(['שלום', 'مرحبا', 'Loggia עברית', '𐤀𐤁'])('name_%s_isKeptApart', (name) => {
    expect(isolated(name)).toBe(`\u2068${name}\u2069`);
  });

  it.each(['Ann', '<Ann & Ben>', '東京', 'Ωμέγα', '12'])('name_%s_staysAsItIs', (name) => {
    expect(isolated(name)).toBe(name);
  });

  it('name_withinASentence_isIsolatedAndNothingIsEscaped', async () => {
    const words = i18next.createInstance();
    await words.init({
      lng: 'en',
      resources: { en: { translation: { by: 'By {{name}} (12)' } } },
      interpolation: { escapeValue: true, escape: isolated },
    });
    const say = words.t as (key: string, values: object) => string;
    expect(say('by', { name: 'שלום' })).toBe('By \u2068שלום\u2069 (12)');
    expect(say('by', { name: 'A & B' })).toBe('By A & B (12)');
  });
});
