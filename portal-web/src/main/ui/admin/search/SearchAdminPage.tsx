import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import { Failure } from '../../platform/kit/States.tsx';
import classes from '../admin.module.css';
import { IndexBox } from './IndexBox.tsx';
import { InVain } from './InVain.tsx';
import { LeftOut } from './LeftOut.tsx';
import { Semantic } from './semantic/Semantic.tsx';
import { Slow } from './Slow.tsx';
import type { SearchState } from './types.ts';
import { Words } from './Words.tsx';

const KEY = ['admin', 'search'];
const reload = () => void queryClient.invalidateQueries({ queryKey: KEY });

export function SearchAdminPage() {
  const search = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api<SearchState>('/admin/search', { signal }),
    refetchInterval: (query) => (query.state.data?.building == null ? 10_000 : 1_000),
  });
  if (search.isError) return <Failure error={search.error} onRetry={() => void search.refetch()} />;
  if (!search.data) {
    return (
      <div className={classes.stack} aria-hidden="true">
        <Skeleton height={190} radius={14} />
        <Skeleton height={320} radius={14} />
        <Skeleton height={160} radius={14} />
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      <IndexBox state={search.data} onAsked={reload} />
      {search.data.leftOut.length > 0 && <LeftOut items={search.data.leftOut} onAsked={reload} />}
      <Words words={search.data.words} onSaved={reload} />
      <Semantic />
      <InVain />
      <Slow slow={search.data.slow} server={search.data.server} />
    </div>
  );
}
