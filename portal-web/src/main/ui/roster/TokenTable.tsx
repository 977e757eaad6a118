import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import { Confirm } from '../platform/kit/Confirm.tsx';
import { useProblemText } from '../platform/kit/States.tsx';
import { TimeAgo } from '../platform/kit/TimeAgo.tsx';
import { tellTrouble } from '../platform/kit/toast.ts';
import chip from '../platform/kit/chip.module.css';
import table from '../platform/kit/table.module.css';
import { useProviders } from '../sso/api.ts';
import type { ScimToken } from './types.ts';
import classes from './roster.module.css';

const COLUMNS = ['name', 'provider', 'created', 'used', 'state'] as const;

export function TokenTable({ tokens }: { tokens: ScimToken[] }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [asked, setAsked] = useState<ScimToken | null>(null);
  const revoke = useMutation({
    mutationFn: (id: string) => api<void>(`/admin/scim/tokens/${id}`, { method: 'DELETE' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['admin', 'scim-tokens'] }),
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
    onSettled: () => setAsked(null),
  });
  return (
    <>
      <div className={table.holder} tabIndex={0} role="region" aria-label={t('roster.scim.tokens')}>
        <table className={table.table}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  <div>{t(`roster.scim.columns.${column}`)}</div>
                </th>
              ))}
              <td aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <Row key={token.id} token={token} onRevoke={() => setAsked(token)} />
            ))}
          </tbody>
        </table>
      </div>
      <Confirm
        opened={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && revoke.mutate(asked.id)}
        title={t('roster.scim.revokeTitle', { name: asked?.name ?? '' })}
        action={t('roster.scim.revoke')}
        busy={revoke.isPending}
      >
        <p className={classes.words}>{t('roster.scim.revokeText')}</p>
      </Confirm>
    </>
  );
}

function Row({ token, onRevoke }: { token: ScimToken; onRevoke: () => void }) {
  const { t } = useTranslation();
  const providers = useProviders().data?.items ?? [];
  const provider = providers.find((one) => one.id === token.providerId);
  const revoked = token.revokedAt != null;
  return (
    <tr>
      <td className={classes.tokenName}>{token.name}</td>
      <td>{provider?.settings.name ?? <span className={table.faint}>{t('roster.scim.noProvider')}</span>}</td>
      <td>
        {token.createdBy} · <TimeAgo at={token.createdAt} />
      </td>
      <td>
        {token.lastUsedAt ? (
          <TimeAgo at={token.lastUsedAt} />
        ) : (
          <span className={table.faint}>{t('roster.scim.never')}</span>
        )}
      </td>
      <td>
        <span className={chip.chip} data-tone={revoked ? 'alert' : 'good'}>
          {revoked ? t('roster.scim.revoked') : t('roster.scim.valid')}
        </span>
      </td>
      <td className={table.number}>
        {!revoked && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={t('roster.scim.revokeWhich', { name: token.name })}
            onClick={onRevoke}
          >
            {t('roster.scim.revoke')}
          </Button>
        )}
      </td>
    </tr>
  );
}
