import { describe, expect, it } from 'vitest';
import type { Department } from '../../platform/api/types.ts';
import { departmentTree, subtree, summarise } from './principals.ts';

const department = (id: string, parentId: string | null, people: number): Department => ({
  id,
  name: id.toUpperCase(),
  parentId,
  people,
});
const ALL = [
  department('sales', null, 2),
  department('north', 'sales', 40),
  department('south', 'sales', 30),
  department('coast', 'south', 5),
  department('people', null, 8),
];
const entry = (principal: string) => ({ principal, name: principal });

describe('departmentTree', () => {
  it('tree_totals_includeEverythingBelow', () => {
    const [people, sales] = departmentTree(ALL);
    expect(people?.total).toBe(8);
    expect(sales?.total).toBe(77);
    expect(sales?.children.map((child) => child.id)).toEqual(['north', 'south']);
  });

  it('tree_unknownParent_isARoot', () => {
    expect(departmentTree([department('lost', 'gone', 1)])).toHaveLength(1);
  });
});

describe('summarise', () => {
  it('summary_departmentAndPeople_areCounted', () => {
    expect(summarise([entry('d:north'), entry('u:1'), entry('u:2')], ALL)).toEqual({
      everyone: false,
      departments: ['NORTH'],
      departmentPeople: 40,
      named: 2,
    });
  });

  it('summary_departmentWithinAnother_countsOnce', () => {
    const summary = summarise([entry('d:sales'), entry('d:coast')], ALL);
    expect(summary.departments).toEqual(['SALES']);
    expect(summary.departmentPeople).toBe(77);
  });

  it('summary_samePersonTwice_countsOnce', () => {
    expect(summarise([entry('u:1'), entry('u:1')], ALL).named).toBe(1);
  });

  it('summary_star_isEveryone', () => {
    expect(summarise([entry('*')], ALL).everyone).toBe(true);
  });
});

describe('subtree', () => {
  it('subtree_ofSales_holdsAllLevels', () => {
    expect([...subtree(ALL, 'sales')].sort()).toEqual(['coast', 'north', 'sales', 'south']);
  });
});
