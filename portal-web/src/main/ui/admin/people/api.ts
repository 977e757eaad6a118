import { queryClient } from '../../platform/api/query.ts';

/** After a change to people or departments: their lists, counts and the log are read afresh. */
export async function forgetPeople(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['admin', 'people'] }),
    queryClient.invalidateQueries({ queryKey: ['admin', 'departments'] }),
    queryClient.invalidateQueries({ queryKey: ['admin', 'audit'] }),
    queryClient.invalidateQueries({ queryKey: ['departments'] }),
  ]);
}
