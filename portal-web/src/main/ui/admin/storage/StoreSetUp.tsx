import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveGuard } from '../../platform/kit/LeaveGuard.tsx';
import { Failure } from '../../platform/kit/States.tsx';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import { tell } from '../../platform/kit/toast.ts';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import admin from '../admin.module.css';
import classes from '../service.module.css';
import { StoreBySettings } from './StoreBySettings.tsx';
import { RenditionsStore } from './RenditionsStore.tsx';
import { BucketFields, FolderField } from './StoreFields.tsx';
import { StoreRules } from './StoreRules.tsx';
import { TrialSteps } from './TrialSteps.tsx';
import {
  asSent,
  change,
  fixed,
  formers,
  KINDS,
  STORE,
  store,
  travels,
  trialOf,
  type PartsWish,
  type StoreSettings,
  type StoreWish,
  wishOf,
} from './store.ts';

/** Which store it is, and what lies there. */
export function StoreSetUp() {
  const known = useQuery({
    queryKey: STORE,
    queryFn: ({ signal }) => store(signal),
    refetchInterval: (query) => (query.state.data && formers(query.state.data).length > 0 ? 5_000 : false),
  });
  if (known.isError) return <Failure compact error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data) return <Skeleton height={320} radius={14} aria-hidden="true" />;
  if (known.data.bySettings) return <StoreBySettings known={known.data} />;
  return <Form key={known.data.version} known={known.data} />;
}

function Form({ known }: { known: StoreSettings }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [wish, setWish] = useState<StoreWish>(() => wishOf(known));
  const put = (part: Partial<StoreWish>) => setWish((now) => ({ ...now, ...part }));
  const putStore = (part: Partial<PartsWish>) =>
    setWish((now) => ({ ...now, store: { ...now.store, ...part } }));
  const save = useMutation({
    mutationFn: (wanted: StoreWish) => change(asSent(wanted)),
    onSuccess: () => tell(t('admin.storage.store.saved')),
  });
  const dirty = JSON.stringify(wish) !== JSON.stringify(wishOf(known));
  const stays = fixed(known);
  const trial = trialOf(save.error);
  const kind = wish.store.kind;
  const fields = { known, wish: wish.store, put: putStore, fixed: stays.store };
  const apart = wish.renditionsThere && wish.renditionsStore != null;
  const emptied = formers(known);
  return (
    <form
      className={admin.box}
      aria-labelledby="store-set-up"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wish);
      }}
    >
      <LeaveGuard dirty={dirty} />
      <header className={admin.boxHead}>
        <h2 id="store-set-up">{t('admin.storage.store.title')}</h2>
        <p>{t('admin.storage.store.lead')}</p>
      </header>
      <div className={classes.fields}>
        <NativeSelect
          label={t('admin.storage.store.kind')}
          disabled={stays.store}
          data={KINDS.map((one) => ({ value: one, label: t(`admin.storage.store.kinds.${one}`) }))}
          value={kind}
          onChange={(event) => {
            const next = event.currentTarget.value;
            putStore({ kind: KINDS.find((one) => one === next) ?? kind });
          }}
        />
        {kind === 'FOLDER' && <FolderField {...fields} />}
      </div>
      {kind === 'S3' && <BucketFields {...fields} holds={{ originals: true, renditions: !apart }} />}
      {kind !== 'NONE' && <StoreRules wish={wish} put={put} />}
      {kind !== 'NONE' && wish.renditionsThere && (
        <RenditionsStore known={known} wish={wish} put={put} fixed={stays.renditions} />
      )}
      <div role="status" className={admin.faint}>
        {emptied.map((place) => (
          <p key={place}>{t('admin.storage.store.beingEmptied', { place })}</p>
        ))}
        {emptied.length === 0 && travels(wish, known) && (
          <p>{t(kind === 'NONE' ? 'admin.storage.store.comesBack' : 'admin.storage.store.moves')}</p>
        )}
      </div>
      <Trouble text={save.error ? say(save.error) : null} />
      {trial && (
        <>
          {wish.renditionsStore && <p className={admin.faint}>{trial.place}</p>}
          <TrialSteps steps={trial.steps} busy={false} />
        </>
      )}
      <div className={classes.foot}>
        {known.changedBy != null && known.changedAt != null && (
          <span className={admin.faint}>
            {known.changedBy} · <TimeAgo at={known.changedAt} />
          </span>
        )}
        <Button type="submit" loading={save.isPending} disabled={!dirty}>
          {t(kind === 'NONE' ? 'platform.act.save' : 'admin.storage.store.save')}
        </Button>
      </div>
    </form>
  );
}
