import { subtree } from '../catalog/audience/principals.ts';
import type { Department } from '../platform/api/types.ts';

/** Takes a department in or out. One that comes in covers those below it, and they need not be named any more. */
export function toggledDepartment(departments: Department[], chosen: string[], id: string): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  const covered = subtree(departments, id);
  return [...chosen.filter((one) => !covered.has(one)), id];
}
