import type { AudienceEntry, Department } from '../../platform/api/types.ts';

export const EVERYONE = '*';

export interface DepartmentNode extends Department {
  children: DepartmentNode[];
  /** Own people and those of everything below. */
  total: number;
}

/** The flat list as a tree, in order of names. A parent that is not in the list makes its child a root. */
export function departmentTree(departments: Department[]): DepartmentNode[] {
  const nodes = new Map<string, DepartmentNode>();
  for (const department of departments) nodes.set(department.id, { ...department, children: [], total: 0 });
  const roots: DepartmentNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.parentId ? nodes.get(node.parentId) : undefined;
    (parent ? parent.children : roots).push(node);
  }
  const finish = (node: DepartmentNode): number => {
    node.children.sort((a, b) => a.name.localeCompare(b.name));
    node.total = node.children.reduce((sum, child) => sum + finish(child), node.people);
    return node.total;
  };
  roots.forEach(finish);
  return roots.sort((a, b) => a.name.localeCompare(b.name));
}

export interface AudienceSummary {
  everyone: boolean;
  departments: string[];
  departmentPeople: number;
  named: number;
}

/**
 * What an audience amounts to. A department below another that is chosen too adds nobody, and people are counted once
 * however many chosen departments hold theirs.
 */
export function summarise(audience: AudienceEntry[], departments: Department[]): AudienceSummary {
  const chosen = new Set(audience.map((entry) => entry.principal));
  const tops: DepartmentNode[] = [];
  const walk = (node: DepartmentNode) => {
    if (chosen.has(`d:${node.id}`)) tops.push(node);
    else node.children.forEach(walk);
  };
  departmentTree(departments).forEach(walk);
  return {
    everyone: chosen.has(EVERYONE),
    departments: tops.map((node) => node.name),
    departmentPeople: tops.reduce((sum, node) => sum + node.total, 0),
    named: [...chosen].filter((principal) => principal.startsWith('u:')).length,
  };
}

/** Every id in the subtree of a department, itself included. */
export function subtree(departments: Department[], root: string): Set<string> {
  const found = new Set([root]);
  for (let grew = true; grew;) {
    grew = false;
    for (const department of departments) {
      if (department.parentId && found.has(department.parentId) && !found.has(department.id)) {
        found.add(department.id);
        grew = true;
      }
    }
  }
  return found;
}
