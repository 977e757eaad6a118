import { Button, Skeleton } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty, Failure } from '../platform/kit/States.tsx';
import { TimeAgo } from '../platform/kit/TimeAgo.tsx';
import { usePageTitle } from '../platform/kit/usePageTitle.ts';
import { AddProvider } from './AddProvider.tsx';
import { useProviders } from './api.ts';
import { LocalSignIn } from './LocalSignIn.tsx';
import { ProviderChip } from './ProviderChip.tsx';
import type { Provider } from './types.ts';
import classes from './sso.module.css';

/** Who vouches for people: the identity providers, and the accounts that are kept here. */
export function SsoPage() {
  const { t } = useTranslation();
  const found = useProviders();
  const [adding, setAdding] = useState(false);
  usePageTitle(`${t('sso.title')} · ${t('admin.title')}`);
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => setAdding(true)}>
      {t('sso.add')}
    </Button>
  );
  return (
    <div className={classes.stack}>
      <div className={classes.tools}>
        <p className={classes.faint}>{t('sso.lead')}</p>
        {found.data && found.data.items.length > 0 && add}
      </div>
      {found.isError && <Failure compact error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton height={180} radius={14} />}
      {found.data?.items.length === 0 && (
        <div className={classes.box}>
          <Empty icon={<IconKey size={28} stroke={1.75} />} title={t('sso.none')} action={add} compact>
            {t('sso.noneText')}
          </Empty>
        </div>
      )}
      {found.data && found.data.items.length > 0 && (
        <ul className={classes.providers}>
          {found.data.items.map((provider) => (
            <li key={provider.id}>
              <ProviderCard provider={provider} />
            </li>
          ))}
        </ul>
      )}
      {found.data && <LocalSignIn providers={found.data} />}
      <AddProvider opened={adding} onClose={() => setAdding(false)} />
    </div>
  );
}

function ProviderCard({ provider }: { provider: Provider }) {
  const { t } = useTranslation();
  return (
    <article className={classes.provider}>
      <header>
        <h2>
          <Link to={`/admin/sso/${provider.id}`}>{provider.settings.name}</Link>
        </h2>
        <ProviderChip state={provider.state} />
      </header>
      <p className={classes.issuer}>{provider.settings.issuer}</p>
      <p className={classes.faint}>{t(`sso.stateText.${provider.state}`)}</p>
      <p className={classes.faint}>
        {t('sso.changedBy', { name: provider.updatedBy })} <TimeAgo at={provider.updatedAt} />
      </p>
    </article>
  );
}
