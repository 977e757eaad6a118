import { describe, expect, it } from 'vitest';
import { heatArea } from './heat.ts';

describe('heatArea', () => {
  it('parts_areAsHighAsTheyArePlayed_fromEndToEnd', () => {
    expect(heatArea({ stepSeconds: 5, counts: [2, 4, 1, 0], all: 4 }, 20)).toBe(
      'M0 100 L0 50.0 L125.0 50.0 L375.0 0.0 L625.0 75.0 L875.0 100.0 L1000 100.0 L1000 100 Z',
    );
  });

  it('partsBehindTheEnd_ofALongerFile_areLeftOut', () => {
    expect(heatArea({ stepSeconds: 5, counts: [1, 1, 1, 1], all: 1 }, 10)).toBe(
      'M0 100 L0 0.0 L250.0 0.0 L750.0 0.0 L1000 0.0 L1000 100 Z',
    );
  });

  it('nothingPlayed_orOfNoLength_showsNothing', () => {
    expect(heatArea({ stepSeconds: 5, counts: [0, 0], all: 0 }, 10)).toBeNull();
    expect(heatArea({ stepSeconds: 5, counts: [], all: 0 }, 10)).toBeNull();
    expect(heatArea({ stepSeconds: 5, counts: [1], all: 1 }, 0)).toBeNull();
  });
});
