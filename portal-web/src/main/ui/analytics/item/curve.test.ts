import { describe, expect, it } from 'vitest';
import { drops } from './curve.ts';

describe('drops', () => {
  it('names the parts where many left, in the order of the time line', () => {
    const curve = { stepSeconds: 5, counts: [100, 99, 70, 69, 50, 49, 10], all: 100 };
    expect(drops(curve, 2)).toEqual([
      { seconds: 10, lost: 0.29 },
      { seconds: 30, lost: 0.39 },
    ]);
  });

  it('finds none where people stay', () => {
    expect(drops({ stepSeconds: 5, counts: [10, 10, 10], all: 10 })).toEqual([]);
    expect(drops({ stepSeconds: 5, counts: [], all: 0 })).toEqual([]);
  });
});
