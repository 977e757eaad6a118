import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../platform/api/client.ts';
import { useFormat } from '../platform/format/useFormat.ts';
import { Failure } from '../platform/kit/States.tsx';
import type { AdminOverview } from '../platform/api/types.ts';
import classes from './admin.module.css';

const COUNTS = [
  ['media', '/library?by=all'],
  ['people', '/admin/people'],
  ['uploads', null],
  ['jobsFailed', '/admin/jobs?state=FAILED'],
] as const;

export function OverviewPage() {
  const overview = useQuery({
    queryKey: ['admin', 'overview'],
    queryFn: ({ signal }) => api<AdminOverview>('/admin/overview', { signal }),
    refetchInterval: 15_000,
  });
  if (overview.isError) return <Failure error={overview.error} onRetry={() => void overview.refetch()} />;
  if (!overview.data) {
    return (
      <div className={classes.stack} aria-hidden="true">
        <Skeleton height={104} radius={14} />
        <Skeleton height={220} radius={14} />
        <Skeleton height={110} radius={14} />
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      <NoRoom storage={overview.data.storage} />
      <Counts overview={overview.data} />
      <Health overview={overview.data} />
      <Storage overview={overview.data} />
    </div>
  );
}

/** What the storage is too full for; nobody should learn of it by an upload that is refused. */
function NoRoom({ storage }: { storage: AdminOverview['storage'] }) {
  const { t } = useTranslation();
  if (storage.uploads && storage.work) return null;
  return (
    <div className={classes.warning} role="alert">
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />
      <p>
        {!storage.uploads && `${t('admin.storage.noUploads')} `}
        {!storage.work && `${t('admin.storage.noWork')} `}
        <Link to="/admin/storage">{t('admin.overview.toStorage')}</Link>
      </p>
    </div>
  );
}

function Counts({ overview }: { overview: AdminOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className={classes.counts} aria-label={t('admin.overview.counts')}>
      {COUNTS.map(([name, to]) => (
        <div
          key={name}
          className={classes.count}
          data-alert={(name === 'jobsFailed' && overview.counts[name] > 0) || undefined}
        >
          <dt>{to ? <Link to={to}>{t(`admin.overview.${name}`)}</Link> : t(`admin.overview.${name}`)}</dt>
          <dd>{format.number(overview.counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

const PARTS = ['database', 'search-index', 'storage'] as const;

/** A check that we have no words for is shown as the server calls it. */
function partName(name: string, t: TFunction): string {
  const known = PARTS.find((part) => part === name);
  return known ? t(`admin.overview.part.${known}`) : name;
}

function Health({ overview }: { overview: AdminOverview }) {
  const { t } = useTranslation();
  const down = overview.health.filter((part) => part.status === 'DOWN').length;
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.overview.health')}</h2>
        <p className={classes.verdict} data-down={down > 0 || undefined}>
          {down > 0 ? t('admin.overview.someDown', { count: down }) : t('admin.overview.allUp')}
        </p>
      </header>
      <ul className={classes.parts}>
        {overview.health.map((part) => (
          <li key={part.name} className={classes.part} data-down={part.status === 'DOWN' || undefined}>
            {part.status === 'UP' ? (
              <IconCircleCheck size={20} stroke={1.75} aria-hidden="true" />
            ) : (
              <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />
            )}
            <strong>{partName(part.name, t)}</strong>
            <span>
              {part.status === 'UP' ? t('admin.overview.up') : t('admin.overview.down')}
              {part.detail ? ` · ${part.detail}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Storage({ overview }: { overview: AdminOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { totalBytes, freeBytes } = overview.storage;
  const share = totalBytes > 0 ? (totalBytes - freeBytes) / totalBytes : 0;
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.overview.storage')}</h2>
      </header>
      <div className={classes.meter}>
        <span style={{ inlineSize: `${Math.max(0.5, share * 100)}%` }} />
      </div>
      <p className={classes.meterWords}>
        <span>{t('admin.overview.used', { used: format.bytes(totalBytes - freeBytes) })}</span>
        <span>{t('admin.overview.free', { free: format.bytes(freeBytes) })}</span>
      </p>
    </section>
  );
}
