import { Button, Select, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../platform/kit/States.tsx';
import { useProviders } from '../sso/api.ts';
import { SyncForm } from './SyncForm.tsx';
import { SyncRuns } from './SyncRuns.tsx';
import { useSync } from './syncApi.ts';
import classes from './roster.module.css';

/** Keycloak's own list of people and groups, read again and again. */
export function SyncCard() {
  const { t } = useTranslation();
  const providers = useProviders();
  const [chosen, setChosen] = useState<string | null>(null);
  const items = providers.data?.items ?? [];
  const provider = items.find((one) => one.id === chosen) ?? items[0] ?? null;
  return (
    <section className={classes.card} aria-labelledby="roster-sync">
      <h2 id="roster-sync">{t('roster.sync.title')}</h2>
      <p className={classes.lead}>{t('roster.sync.lead')}</p>
      {providers.isPending && <Skeleton height={88} radius={12} />}
      {providers.isError && (
        <Failure compact error={providers.error} onRetry={() => void providers.refetch()} />
      )}
      {providers.data && items.length === 0 && (
        <div className={classes.none}>
          <p>{t('roster.sync.none')}</p>
          <Button component={Link} to="/admin/sso" variant="default" size="compact-sm">
            {t('roster.sync.toProviders')}
          </Button>
        </div>
      )}
      {provider && (
        <>
          {items.length > 1 && (
            <Select
              label={t('roster.sync.provider')}
              className={classes.which}
              data={items.map((one) => ({ value: one.id, label: one.settings.name }))}
              value={provider.id}
              allowDeselect={false}
              onChange={setChosen}
            />
          )}
          <OfProvider key={provider.id} id={provider.id} name={provider.settings.name} />
        </>
      )}
    </section>
  );
}

function OfProvider({ id, name }: { id: string; name: string }) {
  const sync = useSync(id);
  if (sync.isError) return <Failure compact error={sync.error} onRetry={() => void sync.refetch()} />;
  if (!sync.data) return <Skeleton height={320} radius={12} />;
  return (
    <>
      <SyncForm id={id} name={name} sync={sync.data} />
      <SyncRuns id={id} ready={sync.data.secretSetAt != null && sync.data.clientId !== ''} />
    </>
  );
}
