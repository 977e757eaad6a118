import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../platform/kit/States.tsx';
import { Ended } from './Ended.tsx';
import { QueueHead } from './QueueHead.tsx';
import { Reencoding } from './Reencoding.tsx';
import { RunningList } from './RunningList.tsx';
import { StorageUse } from './StorageUse.tsx';
import { useQueue } from './useQueue.ts';
import { WaitingList } from './WaitingList.tsx';
import classes from './Jobs.module.css';

export function JobsPage() {
  const { t } = useTranslation();
  const { board, live, error, refetch } = useQueue();
  if (!board) {
    return error ? (
      <Failure error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton height={360} radius={14} />
    );
  }
  return (
    <div className={classes.page}>
      <p className={classes.lead}>
        <span>{t('admin.jobs.lead')}</span>
        <span className={classes.live} data-on={live || undefined} role="status">
          {t(live ? 'admin.jobs.live' : 'admin.jobs.notLive')}
        </span>
      </p>
      <QueueHead board={board} />
      <RunningList jobs={board.running} />
      <WaitingList jobs={board.waiting} total={board.waitingTotal} />
      <Ended failed={board.failed} />
      <div className={classes.pair}>
        <Reencoding run={board.reencoding ?? null} />
        <StorageUse />
      </div>
    </div>
  );
}
