import { ActionIcon, Button, Chip, Group, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { IconRefresh, IconRoute } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import type { Page } from '../../platform/api/types.ts';
import { clock } from '../../platform/format/time.ts';
import chip from '../../platform/kit/chip.module.css';
import { MoreButton } from '../../platform/kit/MoreButton.tsx';
import { Empty, Failure, useProblemText } from '../../platform/kit/States.tsx';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import { tell, tellTrouble } from '../../platform/kit/toast.ts';
import { JobState } from '../../processing/JobState.tsx';
import { forgetJobs } from './useQueue.ts';
import classes from './Jobs.module.css';
import type { AdminJob } from './types.ts';

const SHOWN = ['FAILED', 'DONE', 'all'] as const;
const WORDS = { FAILED: 'failed', DONE: 'done', all: 'all' } as const;

/** Jobs that are over; asked for again when one more has failed, and not on and on. */
export function Ended({ failed }: { failed: number }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const shown = SHOWN.find((one) => one === params.get('state')) ?? 'FAILED';
  const jobs = useInfiniteQuery({
    queryKey: ['admin', 'jobs', shown],
    queryFn: ({ pageParam, signal }) =>
      api<Page<AdminJob>>('/admin/jobs', {
        query: { state: shown === 'all' ? undefined : shown, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: ['admin', 'jobs', 'FAILED'] });
  }, [failed]);
  const items = jobs.data?.pages.flatMap((page) => page.items);
  return (
    <section className={classes.box} aria-labelledby="jobs-ended">
      <header className={classes.boxHead}>
        <h2 id="jobs-ended">{t('admin.jobs.history')}</h2>
        <Chip.Group
          value={shown}
          onChange={(next) =>
            setParams(next === 'FAILED' ? {} : { state: next as string }, { replace: true })
          }
        >
          <Group gap={6} role="radiogroup" aria-label={t('admin.jobs.which')}>
            {SHOWN.map((one) => (
              <Chip key={one} value={one} size="sm" variant="light">
                {t(`admin.jobs.${WORDS[one]}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </header>
      {jobs.isError && <Failure error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.isPending && <Skeleton height={160} radius={14} />}
      {items?.length === 0 && (
        <Empty compact icon={<IconRoute size={28} stroke={1.75} />} title={t('admin.jobs.none')}>
          {t('admin.jobs.noneText')}
        </Empty>
      )}
      {items && items.length > 0 && (
        <ul className={classes.rows}>
          {items.map((job) => (
            <EndedJob key={job.id} job={job} />
          ))}
        </ul>
      )}
      <MoreButton pages={jobs} />
    </section>
  );
}

function seconds(from: string | null, to: string | null): number | null {
  return from && to ? (new Date(to).getTime() - new Date(from).getTime()) / 1000 : null;
}

function EndedJob({ job }: { job: AdminJob }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const waited = seconds(job.queuedAt, job.startedAt);
  const took = seconds(job.startedAt, job.finishedAt);
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <Link to={`/library/${job.mediaId}?tab=files`} className={classes.title}>
          <bdi>{job.title}</bdi>
        </Link>
        <span className={classes.facts}>
          {job.ending ? (
            <span className={chip.chip} data-tone={job.ending === 'QUARANTINED' ? 'alert' : undefined}>
              {t(`admin.jobs.ending.${job.ending}`)}
            </span>
          ) : (
            <JobState state={job.state} />
          )}
          <span>{t(`processing.job.${job.kind}`)}</span>
          {job.finishedAt && <TimeAgo at={job.finishedAt} />}
        </span>
        {job.reason && <span className={classes.reason}>{job.reason}</span>}
        {open && (
          <div className={classes.more}>
            <span className={classes.facts}>
              {waited !== null && waited >= 0 && (
                <span>{t('admin.jobs.waited', { time: clock(waited) })}</span>
              )}
              {took !== null && <span>{t('admin.jobs.took', { time: clock(Math.max(1, took)) })}</span>}
              {job.node && <span>{t('admin.jobs.onNode', { name: job.node })}</span>}
              {job.attempt > 1 && <span>{t('admin.jobs.attempt', { count: job.attempt })}</span>}
            </span>
            {job.state === 'FAILED' && <LogTail id={job.id} />}
          </div>
        )}
        {job.state !== 'SKIPPED' && (
          <Button
            className={classes.details}
            variant="subtle"
            size="compact-sm"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'admin.jobs.hideDetails' : 'admin.jobs.details')}
          </Button>
        )}
      </div>
      {job.state === 'FAILED' && <Retry job={job} />}
    </li>
  );
}

function LogTail({ id }: { id: string }) {
  const { t } = useTranslation();
  const detail = useQuery({
    queryKey: ['admin', 'jobs', 'one', id],
    queryFn: ({ signal }) => api<{ logTail: string | null }>(`/admin/jobs/${id}`, { signal }),
  });
  if (detail.isPending) return <Skeleton height={60} />;
  if (!detail.data?.logTail) return <p className={classes.faint}>{t('admin.jobs.noLog')}</p>;
  return (
    <pre className={classes.log} tabIndex={0} role="region" aria-label={t('admin.jobs.log')}>
      {detail.data.logTail}
    </pre>
  );
}

function Retry({ job }: { job: AdminJob }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const retry = useMutation({
    mutationFn: () => api<void>(`/admin/jobs/${job.id}/retry`, { method: 'POST' }),
    onSuccess: async () => {
      tell(t('admin.jobs.retried'));
      await forgetJobs();
    },
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  return (
    <ActionIcon
      variant="light"
      size={44}
      loading={retry.isPending}
      aria-label={t('admin.jobs.retry', { title: job.title })}
      onClick={() => retry.mutate()}
    >
      <IconRefresh size={18} stroke={1.75} />
    </ActionIcon>
  );
}
