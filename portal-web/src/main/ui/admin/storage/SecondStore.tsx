import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import { Trouble } from '../Trouble.tsx';
import classes from '../admin.module.css';
import { TrialSteps } from './TrialSteps.tsx';
import own from './storage.module.css';
import type { PlaceUse, StorageState, StorageTrial } from './types.ts';

/** What lies elsewhere, and a trial of each store there by doing with it what is done in earnest. */
export function SecondStore({ second }: { second: StorageState['second'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const apart = second.renditionsKind;
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.storage.second')}</h2>
      </header>
      {second.kind === 'none' ? (
        <p>{t('admin.storage.noSecond')}</p>
      ) : (
        <>
          <p>
            {t(`admin.storage.kind.${second.kind}`)} {t(`admin.storage.originals.${second.originals}`)}{' '}
            {t(
              apart && second.renditions === 'other'
                ? `admin.storage.apart.${apart}`
                : `admin.storage.renditions.${second.renditions}`,
            )}{' '}
            {t('admin.storage.there', { count: second.files, size: format.bytes(second.bytes) })}
          </p>
          <Trial kind="ORIGINALS" title={apart ? t('admin.storage.places.ORIGINALS') : null} />
          {apart && <Trial kind="RENDITIONS" title={t('admin.storage.places.RENDITIONS')} />}
        </>
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
      <Places places={second.places} />
    </section>
  );
}

/** What lies in which store, by kind. */
function Places({ places }: { places: PlaceUse[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (places.length === 0) return null;
  return (
    <dl className={own.facts}>
      {places.map((use) => (
        <div key={use.kind + use.place + use.storageClass}>
          <dt>{t(`admin.storage.places.${use.kind}`)}</dt>
          <dd>
            {use.place}
            {use.storageClass !== '' && (
              <>
                <br />
                {t('admin.storage.inClass', { class: use.storageClass })}
              </>
            )}
            <br />
            {t('admin.storage.there', { count: use.files, size: format.bytes(use.bytes) })}{' '}
            {t(`admin.storage.standing.${use.standing}`)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A trial of the store of one kind. */
function Trial({ kind, title }: { kind: PlaceUse['kind']; title: string | null }) {
  const { t } = useTranslation();
  const trial = useMutation({
    mutationFn: () => api<StorageTrial>('/admin/storage/test', { method: 'POST', query: { kind } }),
  });
  return (
    <section aria-label={title ?? undefined}>
      <div className={own.trial}>
        {title !== null && <h3>{title}</h3>}
        <Button size="sm" variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
          {t('admin.storage.test')}
        </Button>
      </div>
      {trial.isError && <Failure error={trial.error} onRetry={() => trial.mutate()} />}
      <TrialSteps steps={trial.data?.steps} busy={trial.isPending} />
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
