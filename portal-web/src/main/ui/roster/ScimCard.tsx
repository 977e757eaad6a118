import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../platform/api/client.ts';
import { CopyField } from '../platform/kit/CopyField.tsx';
import { Failure } from '../platform/kit/States.tsx';
import { NewTokenDialog } from './NewTokenDialog.tsx';
import { TokenTable } from './TokenTable.tsx';
import type { ScimToken } from './types.ts';
import classes from './roster.module.css';

/** SCIM: the directory tells us of everyone who comes, moves and leaves. */
export function ScimCard() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const tokens = useQuery({
    queryKey: ['admin', 'scim-tokens'],
    queryFn: ({ signal }) => api<{ items: ScimToken[] }>('/admin/scim/tokens', { signal }),
  });
  return (
    <section className={classes.card} aria-labelledby="roster-scim">
      <header className={classes.head}>
        <h2 id="roster-scim">{t('roster.scim.title')}</h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} stroke={1.75} />}
          onClick={() => setAdding(true)}
        >
          {t('roster.scim.add')}
        </Button>
      </header>
      <p className={classes.lead}>{t('roster.scim.lead')}</p>
      <CopyField label={t('roster.scim.endpoint')} value={`${window.location.origin}/scim/v2`} />
      {tokens.isPending && <Skeleton height={88} radius={12} />}
      {tokens.isError && <Failure compact error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.data?.items.length === 0 && <p className={classes.none}>{t('roster.scim.none')}</p>}
      {tokens.data && tokens.data.items.length > 0 && <TokenTable tokens={tokens.data.items} />}
      <NewTokenDialog opened={adding} onClose={() => setAdding(false)} />
    </section>
  );
}
