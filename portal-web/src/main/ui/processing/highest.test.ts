import { describe, expect, it } from 'vitest';
import { highest, linesOf } from './highest.ts';

describe('highest', () => {
  it('of_aFilmIn4k_tellsWhatIsMade', () => {
    expect(highest(3840, 2160, [1080, 720])).toEqual({ source: 2160, made: 1080 });
  });

  it('of_anUprightFilm_countsTheShorterSide', () => {
    expect(highest(2160, 3840, [1080])).toEqual({ source: 2160, made: 1080 });
  });

  it('of_whatIsAsLargeAsItsHighestQuality_tellsNothing', () => {
    expect(highest(1920, 1080, [1080, 720])).toBeNull();
    expect(highest(1936, 1088, [1080])).toBeNull();
    expect(highest(null, null, [1080])).toBeNull();
    expect(highest(3840, 2160, [])).toBeNull();
  });
});

describe('linesOf', () => {
  it('of_folders_areThoseOfQualities', () => {
    expect(linesOf(['v1080', 'v1080-hevc', 'v360', 'a0', 'v0', 'master'])).toEqual([1080, 1080, 360]);
  });
});
