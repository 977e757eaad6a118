import { describe, expect, it } from 'vitest';
import { departmentOptions } from './departments.ts';

const department = (id: string, parentId: string | null) => ({
  id,
  name: id.toUpperCase(),
  parentId,
  people: 0,
});
const ALL = [
  department('sales', null),
  department('north', 'sales'),
  department('coast', 'north'),
  department('people', null),
];

describe('departmentOptions', () => {
  it('options_inOrderOfTheTree_nameTheWay', () => {
    expect(departmentOptions(ALL).map((one) => one.label)).toEqual([
      'PEOPLE',
      'SALES',
      'SALES / NORTH',
      'SALES / NORTH / COAST',
    ]);
  });

  it('options_withoutOne_leaveOutAllBelowIt', () => {
    expect(departmentOptions(ALL, 'north').map((one) => one.value)).toEqual(['people', 'sales']);
  });
});
