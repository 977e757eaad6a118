import { expect, test } from 'vitest';
import { momentPath } from './momentPath.ts';

const hit = { id: '0190b3a4-0000-7000-8000-000000000001', title: 'Rules' };

test('momentPath_words_travelAlong', () => {
  expect(momentPath(hit, { startSeconds: 180.4 }, 'q=annual%20leave')).toBe(
    `/watch/${hit.id}/rules?t=180&q=annual%20leave`,
  );
});

test('momentPath_foundByMeaning_isTheTimeAlone', () => {
  expect(momentPath(hit, { startSeconds: 180.4 }, '')).toBe(`/watch/${hit.id}/rules?t=180`);
});
