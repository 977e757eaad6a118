import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failure } from '../../platform/kit/States.tsx';
import admin from '../admin.module.css';
import { SPEECH, speech } from './api.ts';
import { SlideText } from './SlideText.tsx';
import { SpeechProof } from './SpeechProof.tsx';
import { SpeechSetUp } from './SpeechSetUp.tsx';
import classes from '../service.module.css';

/** Which engine writes down what is spoken: the set-up on one side, on the other what it answers. */
export function SpeechPage() {
  const known = useQuery({ queryKey: SPEECH, queryFn: ({ signal }) => speech(signal) });
  if (known.isError) return <Failure error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data) return <Skeleton height={420} radius={14} />;
  return (
    <div className={admin.stack}>
      <div className={classes.halves}>
        <SpeechSetUp key={known.data.version} known={known.data} />
        <SpeechProof known={known.data} />
      </div>
      <SlideText />
    </div>
  );
}
