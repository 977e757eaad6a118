import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import { Trouble } from '../Trouble.tsx';
import classes from '../admin.module.css';
import { TrialSteps } from './TrialSteps.tsx';
import type { StorageState, StorageTrial } from './types.ts';

/** What lies elsewhere, and a trial of that store by doing with it what is done in earnest. */
export function SecondStore({ second }: { second: StorageState['second'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trial = useMutation({
    mutationFn: () => api<StorageTrial>('/admin/storage/test', { method: 'POST' }),
  });
  const isThere = second.kind !== 'none';
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.storage.second')}</h2>
        {isThere && (
          <Button size="sm" variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
            {t('admin.storage.test')}
          </Button>
        )}
      </header>
      {second.kind === 'none' ? (
        <p>{t('admin.storage.noSecond')}</p>
      ) : (
        <p>
          {t(`admin.storage.kind.${second.kind}`)} {t(`admin.storage.originals.${second.originals}`)}{' '}
          {t(`admin.storage.renditions.${second.renditions}`)}{' '}
          {t('admin.storage.there', { count: second.files, size: format.bytes(second.bytes) })}
        </p>
      )}
      <Leaving second={second} />
      {second.unreachable > 0 && (
        <Trouble
          text={t('admin.storage.unreachable', {
            count: second.unreachable,
            place: second.unreachablePlace ?? '',
          })}
        />
      )}
      {trial.isError && <Failure error={trial.error} onRetry={() => trial.mutate()} />}
      {isThere && <TrialSteps steps={trial.data?.steps} busy={trial.isPending} />}
    </section>
  );
}

/** How far the store before this one is emptied. */
function Leaving({ second }: { second: StorageState['second'] }) {
  const { t } = useTranslation();
  if (second.leaving === 0) return null;
  const share = second.files > 0 ? 1 - second.leaving / second.files : 0;
  return (
    <>
      {second.kind !== 'none' && (
        <div className={classes.meter}>
          <span style={{ inlineSize: `${Math.max(0.5, share * 100)}%` }} />
        </div>
      )}
      <p role="status">
        {t(second.kind === 'none' ? 'admin.storage.leavingHome' : 'admin.storage.leaving', {
          count: second.leaving,
        })}
      </p>
    </>
  );
}
