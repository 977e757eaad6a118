import { Button, Progress, Skeleton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconRefresh, IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../platform/format/useFormat.ts';
import { clock } from '../platform/format/time.ts';
import { Empty, useProblemText } from '../platform/kit/States.tsx';
import { tellTrouble } from '../platform/kit/toast.ts';
import type { Job } from '../platform/api/types.ts';
import { JobState } from './JobState.tsx';
import { Stages } from './Stages.tsx';
import { retryProcessing, useProcessing } from './useProcessing.ts';
import classes from './ProcessingLog.module.css';

export function ProcessingLog({ mediaId }: { mediaId: string }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const status = useProcessing(mediaId);
  const retry = useMutation({
    mutationFn: () => retryProcessing(mediaId),
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  if (!status) return <Skeleton height={260} />;
  const failed = status.jobs.some((job) => job.state === 'FAILED');
  return (
    <>
      <div className={classes.stages}>
        <Stages status={status} />
      </div>
      <div className={classes.head}>
        <h2>{t('processing.log')}</h2>
        {failed && (
          <Button
            leftSection={<IconRefresh size={18} stroke={1.75} />}
            loading={retry.isPending}
            onClick={() => retry.mutate()}
          >
            {t('processing.retry')}
          </Button>
        )}
      </div>
      {status.jobs.length === 0 ? (
        <Empty compact icon={<IconRoute size={28} stroke={1.75} />} title={t('processing.noJobs')} />
      ) : (
        <ol className={classes.jobs}>
          {status.jobs.map((job) => (
            <li key={job.id}>
              <JobLine job={job} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function JobLine({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const took =
    job.startedAt && job.finishedAt
      ? (new Date(job.finishedAt).getTime() - new Date(job.startedAt).getTime()) / 1000
      : null;
  const facts = [
    job.startedAt && format.dateTime(job.startedAt),
    took !== null && t('processing.took', { time: clock(Math.max(1, took)) }),
    job.attempt > 1 && t('processing.attempt', { count: job.attempt }),
  ].filter(Boolean);
  return (
    <div className={classes.job}>
      <strong>{t(`processing.job.${job.kind}`)}</strong>
      <JobState state={job.state} />
      <span className={classes.facts}>{facts.join(' · ')}</span>
      {job.state === 'RUNNING' && (
        <Progress
          className={classes.bar}
          value={job.progress * 100}
          size={6}
          radius="xl"
          aria-label={t(`processing.job.${job.kind}`)}
        />
      )}
      {job.reason && (
        <p className={classes.reason} data-tone={job.state === 'FAILED' ? 'alert' : undefined}>
          {job.reason}
        </p>
      )}
    </div>
  );
}
