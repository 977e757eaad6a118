import { describe, expect, it } from 'vitest';
import { below, isSame, toRungs, toText } from './rungs.ts';

const HIGH = { lines: 1080, quality: 23, maxBitsPerSecond: 5_000_000 };
const LOW = { lines: 360, quality: 23, maxBitsPerSecond: 800_000 };

describe('rungs', () => {
  it('ladder_typed_isTheLadder', () => {
    const draft = [HIGH, LOW].map(toText);
    expect(toRungs(draft)).toEqual([HIGH, LOW]);
    expect(isSame(draft, [HIGH, LOW])).toBe(true);
    expect(isSame(draft, [HIGH])).toBe(false);
  });

  it('ladder_unfinished_isNone', () => {
    for (const lines of ['', '12x', '-4', '1.5', '12345678901']) {
      expect(toRungs([{ ...toText(HIGH), lines }])).toBeNull();
    }
    expect(toRungs([])).toBeNull();
  });

  it('rungBelow_isSmaller_andEven', () => {
    const next = below([toText(LOW)]);
    expect(toRungs([next])).toEqual([{ lines: 270, quality: 23, maxBitsPerSecond: 400_000 }]);
    expect(toRungs([below([])])).not.toBeNull();
  });
});
