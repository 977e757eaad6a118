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
      {items && items.length > 0 && (
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

function Row({ job }: { job: AdminJob }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const retry = useMutation({
    mutationFn: () => api<void>(`/admin/jobs/${job.id}/retry`, { method: 'POST' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['admin', 'jobs'] }),
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
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
        {job.state === 'RUNNING' && (
          <Progress
            className={classes.bar}
            value={job.progress * 100}
            size={6}
            radius="xl"
            aria-label={t('admin.jobs.columns.progress')}
          />
        )}
      </td>
      <td className={classes.reason}>{job.reason}</td>
      <td className={table.number}>{job.attempt}</td>
      <td>
        <Group gap={6} wrap="nowrap" justify="space-between">
          {job.startedAt && <TimeAgo at={job.startedAt} />}
          {job.state === 'FAILED' && (
            <ActionIcon
              variant="light"
              size={34}
              loading={retry.isPending}
              aria-label={t('admin.jobs.retry', { title: job.title })}
              onClick={() => retry.mutate()}
            >
              <IconRefresh size={18} stroke={1.75} />
            </ActionIcon>
          )}
        </Group>
      </td>
    </tr>
  );
}
