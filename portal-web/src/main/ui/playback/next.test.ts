import { describe, expect, it } from 'vitest';
import type { MediaSummary } from '../platform/api/types.ts';
import { nextOf } from './next.ts';

const item = (id: string, completed = false) => ({ id, completed }) as MediaSummary;
const list = [item('a'), item('b', true), item('c'), item('d')];

describe('what comes next', () => {
  it('nextOf_followedByACompletedOne_skipsIt', () => {
    expect(nextOf(list, 'a')?.id).toBe('c');
  });

  it('nextOf_lastOfTheList_beginsAtItsTop', () => {
    expect(nextOf(list, 'd')?.id).toBe('a');
  });

  it('nextOf_everythingElseCompleted_isSimplyTheNext', () => {
    expect(nextOf([item('a'), item('b', true)], 'a')?.id).toBe('b');
  });

  it('nextOf_notInTheList_isItsFirst', () => {
    expect(nextOf(list, 'x')?.id).toBe('a');
  });

  it('nextOf_alone_isNothing', () => {
    expect(nextOf([item('a')], 'a')).toBeNull();
  });
});
