import { ActionIcon, Chip, Group, Progress, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { IconRefresh, IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import { MoreButton } from '../platform/kit/MoreButton.tsx';
import { Empty, Failure, useProblemText } from '../platform/kit/States.tsx';
import { TimeAgo } from '../platform/kit/TimeAgo.tsx';
import { tellTrouble } from '../platform/kit/toast.ts';
import { useNarrow } from '../platform/kit/useNarrow.ts';
import cards from '../platform/kit/cards.module.css';
import table from '../platform/kit/table.module.css';
import type { AdminJob, JobState as State, Page } from '../platform/api/types.ts';
import { JobState } from '../processing/JobState.tsx';
import classes from './admin.module.css';

const STATES: (State | 'all')[] = ['all', 'RUNNING', 'QUEUED', 'WAITING', 'FAILED', 'DONE'];
const COLUMNS = ['title', 'kind', 'state', 'progress', 'reason', 'attempt', 'started'] as const;
const LIVE_MS = 3000;

export function JobsPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const narrow = useNarrow();
  const state = STATES.find((one) => one === params.get('state')) ?? 'all';
  const jobs = useInfiniteQuery({
    queryKey: ['admin', 'jobs', state],
    queryFn: ({ pageParam, signal }) =>
      api<Page<AdminJob>>('/admin/jobs', {
        query: { state: state === 'all' ? undefined : state, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: LIVE_MS,
  });
  const items = jobs.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <div className={classes.tools}>
        <p className={classes.faint}>{t('admin.jobs.lead')}</p>
        <Chip.Group
          value={state}
          onChange={(next) => setParams(next === 'all' ? {} : { state: next as string }, { replace: true })}
        >
          <Group gap={6} role="radiogroup" aria-label={t('admin.jobs.columns.state')}>
            {STATES.map((one) => (
              <Chip key={one} value={one} size="sm" variant="light">
                {one === 'all' ? t('admin.jobs.all') : t(`processing.jobState.${one}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
      {jobs.isError && <Failure error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {items?.length === 0 && (
        <Empty icon={<IconRoute size={28} stroke={1.75} />} title={t('admin.jobs.none')}>
          {t('admin.jobs.noneText')}
        </Empty>
      )}
      {jobs.isPending && <Skeleton height={360} radius={14} />}
      {items && items.length > 0 && narrow && (
        <ul className={cards.cards} aria-label={t('admin.tabs.jobs')}>
          {items.map((job) => (
            <Card key={job.id} job={job} />
          ))}
        </ul>
      )}
      {items && items.length > 0 && !narrow && (
        <div className={table.holder} tabIndex={0} role="region" aria-label={t('admin.tabs.jobs')}>
          <table className={table.table}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    <div>{t(`admin.jobs.columns.${column}`)}</div>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((job) => (
                <Row key={job.id} job={job} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <MoreButton pages={jobs} />
    </>
  );
}

function JobProgress({ job }: { job: AdminJob }) {
  const { t } = useTranslation();
  if (job.state !== 'RUNNING') return null;
  return (
    <Progress
      className={classes.bar}
      value={job.progress * 100}
      size={6}
      radius="xl"
      aria-label={t('admin.jobs.columns.progress')}
    />
  );
}

function Retry({ job, size }: { job: AdminJob; size: number }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const retry = useMutation({
    mutationFn: () => api<void>(`/admin/jobs/${job.id}/retry`, { method: 'POST' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['admin', 'jobs'] }),
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  if (job.state !== 'FAILED') return null;
  return (
    <ActionIcon
      variant="light"
      size={size}
      loading={retry.isPending}
      aria-label={t('admin.jobs.retry', { title: job.title })}
      onClick={() => retry.mutate()}
    >
      <IconRefresh size={18} stroke={1.75} />
    </ActionIcon>
  );
}

function Card({ job }: { job: AdminJob }) {
  const { t } = useTranslation();
  return (
    <li className={cards.card}>
      <div className={cards.body}>
        <span className={cards.who}>
          <Link to={`/library/${job.mediaId}?tab=processing`} className={table.strong}>
            {job.title}
          </Link>
          <span>{t(`processing.job.${job.kind}`)}</span>
        </span>
        <span className={cards.chips}>
          <JobState state={job.state} />
        </span>
        <JobProgress job={job} />
        {job.reason && <span className={classes.reason}>{job.reason}</span>}
        {job.startedAt && (
          <span className={cards.small}>
            <TimeAgo at={job.startedAt} />
          </span>
        )}
      </div>
      <Retry job={job} size={44} />
    </li>
  );
}

function Row({ job }: { job: AdminJob }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>
        <Link to={`/library/${job.mediaId}?tab=processing`} className={table.strong}>
          {job.title}
        </Link>
      </td>
      <td>{t(`processing.job.${job.kind}`)}</td>
      <td>
        <JobState state={job.state} />
      </td>
      <td>
        <JobProgress job={job} />
      </td>
      <td className={classes.reason}>{job.reason}</td>
      <td className={table.number}>{job.attempt}</td>
      <td>
        <Group gap={6} wrap="nowrap" justify="space-between">
          {job.startedAt && <TimeAgo at={job.startedAt} />}
          <Retry job={job} size={34} />
        </Group>
      </td>
    </tr>
  );
}
