import type { Department } from '../platform/api/types.ts';

/** Every department by its whole way, since two may have one name: "Sales / North". */
export function departmentPaths(departments: readonly Department[]): { value: string; label: string }[] {
  const known = new Map(departments.map((one) => [one.id, one]));
  const path = (department: Department, seen: ReadonlySet<string>): string => {
    const above = department.parentId ? known.get(department.parentId) : undefined;
    if (!above || seen.has(above.id)) return department.name;
    return `${path(above, new Set([...seen, above.id]))} / ${department.name}`;
  };
  return departments
    .map((one) => ({ value: one.id, label: path(one, new Set([one.id])) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
