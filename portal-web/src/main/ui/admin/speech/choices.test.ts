import { describe, expect, it } from 'vitest';
import { choices } from './choices.ts';

const SMALL = { name: 'ggml-small.bin', bytes: 488_000_000, usable: true };
const NOTES = { name: 'notes.txt', bytes: 20, usable: false };

describe('choices', () => {
  it('files_sayWhetherTheyAreModels', () => {
    expect(choices([SMALL, NOTES], '').map(({ name, state }) => [name, state])).toEqual([
      ['ggml-small.bin', 'modelSize'],
      ['notes.txt', 'modelBroken'],
    ]);
  });

  it('chosenFile_thatIsGone_staysToBeSeen', () => {
    expect(choices([SMALL], 'ggml-large.bin').at(-1)).toEqual({
      name: 'ggml-large.bin',
      bytes: 0,
      state: 'modelMissing',
    });
    expect(choices([SMALL], 'ggml-small.bin')).toHaveLength(1);
  });
});
