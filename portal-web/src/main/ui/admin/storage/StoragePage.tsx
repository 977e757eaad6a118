import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import classes from '../admin.module.css';
import service from '../service.module.css';
import { Capacity } from './Capacity.tsx';
import { Integrity } from './Integrity.tsx';
import { SecondStore } from './SecondStore.tsx';
import { STORAGE } from './store.ts';
import { StoreSetUp } from './StoreSetUp.tsx';
import { Uses } from './Uses.tsx';
import type { StorageState } from './types.ts';

export function StoragePage() {
  const { t } = useTranslation();
  const storage = useQuery({
    queryKey: STORAGE,
    queryFn: ({ signal }) => api<StorageState>('/admin/storage', { signal }),
    refetchInterval: (query) => (query.state.data?.second.leaving ? 5_000 : 30_000),
  });
  if (storage.isError) return <Failure error={storage.error} onRetry={() => void storage.refetch()} />;
  if (!storage.data) {
    return (
      <div className={classes.stack} aria-hidden="true">
        <Skeleton height={190} radius={14} />
        <Skeleton height={240} radius={14} />
        <Skeleton height={220} radius={14} />
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      <Room room={storage.data.room} />
      <Capacity />
      <div className={service.halves}>
        <StoreSetUp />
        <SecondStore second={storage.data.second} />
      </div>
      <Integrity />
      <Uses
        of="departments"
        title={t('admin.storage.departments')}
        nameless={t('admin.storage.noDepartment')}
        uses={storage.data.departments}
        usualBytes={storage.data.departmentQuotaBytes}
      />
      <Uses
        of="people"
        title={t('admin.storage.authors')}
        nameless={t('admin.storage.gone')}
        uses={storage.data.authors}
        usualBytes={storage.data.authorQuotaBytes}
      />
    </div>
  );
}

function Room({ room }: { room: StorageState['room'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const used = room.totalBytes - room.freeBytes;
  const share = room.totalBytes > 0 ? used / room.totalBytes : 0;
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.storage.room')}</h2>
      </header>
      <div className={classes.meter}>
        <span style={{ inlineSize: `${Math.max(0.5, share * 100)}%` }} />
      </div>
      <p className={classes.meterWords}>
        <span>{t('admin.overview.used', { used: format.bytes(used) })}</span>
        <span>{t('admin.overview.free', { free: format.bytes(room.freeBytes) })}</span>
        <span>{t('admin.storage.reserve', { reserve: format.bytes(room.reserveBytes) })}</span>
      </p>
      <ul className={classes.parts}>
        <Part
          fine={room.uploads}
          words={t(room.uploads ? 'admin.storage.uploads' : 'admin.storage.noUploads')}
        />
        <Part fine={room.work} words={t(room.work ? 'admin.storage.work' : 'admin.storage.noWork')} />
      </ul>
    </section>
  );
}

function Part({ fine, words }: { fine: boolean; words: string }) {
  const Icon = fine ? IconCircleCheck : IconAlertTriangle;
  return (
    <li className={classes.part} data-down={!fine || undefined}>
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      <span>{words}</span>
    </li>
  );
}
