import { describe, expect, it } from 'vitest';
import type { Me, Role } from '../platform/api/types.ts';
import { placesOf } from '../platform/shell/nav.ts';
import { tabsOf } from './tabs.ts';

function person(...roles: Role[]): Me {
  return {
    id: 'p',
    name: 'P',
    username: 'p',
    roles: ['VIEWER', ...roles],
    department: null,
    groups: [],
    manages: [],
    today: '2026-11-30',
    csrfToken: '',
  };
}

const ALL = ['completion', 'department', 'organisation', 'channel', 'author', 'build'];

describe('tabsOf', () => {
  it.each([
    [person('LEARNING'), ALL],
    [person('LEARNING', 'AUTHOR'), ALL],
    [person('ADMIN'), ALL],
    [person('MANAGER'), ['completion', 'department', 'build']],
    [person('AUTHOR'), ['mine', 'build']],
    [person('AUTHOR', 'MANAGER'), ['completion', 'department', 'mine', 'build']],
    [person(), []],
  ])('role_%#_seesWhatIsTheirs', (me, expected) => {
    expect(tabsOf(me).map((tab) => tab.name)).toEqual(expected);
  });
});

describe('placesOf', () => {
  it('learningAndDevelopment_findsReports_andNeitherLibraryNorAdministration', () => {
    expect(placesOf(person('LEARNING')).map((place) => place.name)).toEqual([
      'home',
      'learning',
      'channels',
      'reports',
    ]);
  });
});
