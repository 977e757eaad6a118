import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failure } from '../../../platform/kit/States.tsx';
import service from '../../service.module.css';
import { SEMANTIC, semantic } from './api.ts';
import { SemanticProof } from './SemanticProof.tsx';
import { SemanticSetUp } from './SemanticSetUp.tsx';

/** Search by meaning: the set-up on one side, on the other what the model answers and how far it is. */
export function Semantic() {
  const known = useQuery({ queryKey: SEMANTIC, queryFn: ({ signal }) => semantic(signal) });
  if (known.isError) return <Failure compact error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data) return <Skeleton height={420} radius={14} />;
  return (
    <div className={service.halves}>
      <SemanticSetUp key={known.data.version} known={known.data} />
      <SemanticProof known={known.data} />
    </div>
  );
}
