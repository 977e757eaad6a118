import { describe, expect, it } from 'vitest';
import { languageOf } from './captionFiles.ts';

describe('languageOf', () => {
  it.each([
    ['talk.de.vtt', 'de'],
    ['go.time.pt-BR.srt', 'pt-BR'],
    ['talk.fr.ttml', 'fr'],
    ['talk.vtt', null],
    ['talk.final.vtt', null],
  ])('languageOf_%s_is_%s', (file, language) => {
    expect(languageOf(file)).toBe(language);
  });
});
