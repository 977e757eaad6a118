import { departmentTree, subtree, type DepartmentNode } from '../../catalog/audience/principals.ts';
import type { Department } from '../../platform/api/types.ts';

export interface DepartmentOption {
  value: string;
  label: string;
}

/** Departments to choose from, in the tree's order, each with the way to it. `without` leaves one out with all below it. */
export function departmentOptions(departments: Department[], without?: string): DepartmentOption[] {
  const hidden = without ? subtree(departments, without) : new Set<string>();
  const options: DepartmentOption[] = [];
  const walk = (node: DepartmentNode, above: string) => {
    if (hidden.has(node.id)) return;
    const label = above ? `${above} / ${node.name}` : node.name;
    options.push({ value: node.id, label });
    node.children.forEach((child) => walk(child, label));
  };
  departmentTree(departments).forEach((root) => walk(root, ''));
  return options;
}
