import { describe, expect, it } from 'vitest';
import { regional } from './locale.ts';

describe('locale', () => {
  it('regional_browserOfThatLanguage_isItsRegion', () => {
    expect(regional('en', ['de-AT', 'en-GB', 'en-US'])).toBe('en-GB');
  });

  it('regional_browserOfOtherLanguages_isThePages', () => {
    expect(regional('de', ['en-GB', 'fr'])).toBe('de');
  });

  it('regional_tagThatIsNone_isPassedOver', () => {
    expect(regional('en', ['en-US@posix'])).toBe('en');
  });
});
