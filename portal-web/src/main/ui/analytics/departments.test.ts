import { describe, expect, it } from 'vitest';
import { toggledDepartment } from './departments.ts';

const department = (id: string, parentId: string | null) => ({ id, name: id, parentId, people: 1 });
const TREE = [
  department('whole', null),
  department('north', 'whole'),
  department('south', 'whole'),
  department('harbour', 'north'),
  department('other', null),
];

describe('toggledDepartment', () => {
  it('department_toggled_isInAndOut', () => {
    expect(toggledDepartment(TREE, ['south'], 'other')).toEqual(['south', 'other']);
    expect(toggledDepartment(TREE, ['south', 'other'], 'south')).toEqual(['other']);
    expect(toggledDepartment(TREE, ['other'], 'other')).toEqual([]);
  });

  it('department_thatComesIn_coversThoseBelowIt', () => {
    expect(toggledDepartment(TREE, ['harbour', 'other'], 'whole')).toEqual(['other', 'whole']);
    expect(toggledDepartment(TREE, ['harbour', 'south'], 'north')).toEqual(['south', 'north']);
  });
});
