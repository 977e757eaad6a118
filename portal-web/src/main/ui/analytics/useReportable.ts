import { useQuery } from '@tanstack/react-query';
import { api } from '../platform/api/client.ts';
import type { Department } from '../platform/api/types.ts';

/** The departments that the reader may report on. */
export function useReportable() {
  return useQuery({
    queryKey: ['reports', 'departments'],
    queryFn: async ({ signal }) =>
      (await api<{ items: Department[] }>('/reports/departments', { signal })).items,
  });
}

/** The top of what one may report on: a department whose parent is not in the list. */
export function topOf(departments: Department[]): string | undefined {
  const ids = new Set(departments.map((department) => department.id));
  return departments.find((department) => !department.parentId || !ids.has(department.parentId))?.id;
}
