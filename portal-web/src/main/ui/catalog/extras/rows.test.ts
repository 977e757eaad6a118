import { describe, expect, it } from 'vitest';
import { chaptersOf, faultOf, rowsOf, type Row } from './rows.ts';

const row = (time: string, title = 'A'): Row => ({ key: 0, time, title, exact: null });

describe('rows of chapters', () => {
  it('keep exact times until they are changed', () => {
    const [first] = rowsOf([{ startSeconds: 12.345, title: 'Begin' }]);
    expect(first?.time).toBe('0:12');
    expect(chaptersOf([first as Row])).toEqual([{ startSeconds: 12.345, title: 'Begin' }]);
  });

  it('are put in the order of time', () => {
    const starts = chaptersOf([row('1:30'), row('0:10')]).map((chapter) => chapter.startSeconds);
    expect(starts).toEqual([10, 90]);
  });

  it('tell what is wrong', () => {
    const good = row('0:10');
    expect(faultOf(good, [good], 60)).toBeNull();
    expect(faultOf(row('soon'), [], 60)).toBe('time');
    expect(faultOf(row('1:00'), [], 60)).toBe('late');
    expect(faultOf(good, [good, row('10')], 60)).toBe('twice');
    expect(faultOf(row('0:10', ' '), [], 60)).toBe('title');
  });
});
