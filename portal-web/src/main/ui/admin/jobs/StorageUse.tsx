import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import classes from './Jobs.module.css';

interface StorageOfItem {
  mediaId: string;
  title: string;
  bytes: number;
}

export function StorageUse() {
  const { t } = useTranslation();
  const format = useFormat();
  const largest = useQuery({
    queryKey: ['admin', 'jobs', 'storage'],
    queryFn: ({ signal }) => api<StorageOfItem[]>('/admin/jobs/storage', { signal }),
  });
  return (
    <section className={classes.box} aria-labelledby="jobs-storage">
      <header className={classes.boxHead}>
        <h2 id="jobs-storage">{t('admin.jobs.storage')}</h2>
      </header>
      <p className={classes.faint}>{t('admin.jobs.storageText')}</p>
      {largest.isPending && <Skeleton height={120} />}
      {largest.isError && <Failure error={largest.error} onRetry={() => void largest.refetch()} />}
      {largest.data?.length === 0 && <p className={classes.faint}>{t('admin.jobs.noStorage')}</p>}
      {largest.data && largest.data.length > 0 && (
        <ol className={classes.sizes}>
          {largest.data.map((item) => (
            <li key={item.mediaId}>
              <Link to={`/library/${item.mediaId}?tab=files`} className={classes.title}>
                <bdi>{item.title}</bdi>
              </Link>
              <span>{format.bytes(item.bytes)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
