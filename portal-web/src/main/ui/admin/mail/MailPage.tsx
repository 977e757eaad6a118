import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failure } from '../../platform/kit/States.tsx';
import { MAIL, mail } from './api.ts';
import { MailProof } from './MailProof.tsx';
import { MailSetUp } from './MailSetUp.tsx';
import classes from '../service.module.css';

/** By what server mail goes out: the set-up on one side, on the other what it says to a real letter. */
export function MailPage() {
  const known = useQuery({ queryKey: MAIL, queryFn: ({ signal }) => mail(signal) });
  if (known.isError) return <Failure error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data) return <Skeleton height={420} radius={14} />;
  return (
    <div className={classes.halves}>
      <MailSetUp key={known.data.version} known={known.data} />
      <MailProof known={known.data} />
    </div>
  );
}
