import { expect, test } from 'vitest';
import de from '../i18n/de.json';
import en from '../i18n/en.json';
import type { Line, Why } from './types.ts';

const reasons: Record<Exclude<Why, 'IN_LINE'>, true> = {
  PAUSED: true,
  NO_WORKER: true,
  DRAINING: true,
  NO_ROOM: true,
  NO_FILES: true,
  NO_DEVICE: true,
  BACK_OFF: true,
  STEP_BEFORE: true,
};
const lines: Record<Line, true> = { QUICK: true, PICTURE: true, FIRST: true, LADDER: true, SPEECH: true };

test.each([
  ['English', en],
  ['German', de],
])('every reason to wait has words in %s, and there are no others', (_, words) => {
  const wanted = [...Object.keys(reasons), ...Object.keys(lines).map((line) => `IN_LINE_${line}`)];
  expect(Object.keys(words.jobs.why).sort()).toEqual(wanted.sort());
});
