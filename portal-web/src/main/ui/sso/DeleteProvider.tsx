import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmTyped } from '../platform/kit/ConfirmTyped.tsx';
import { useProblemText } from '../platform/kit/States.tsx';
import { tell, tellTrouble } from '../platform/kit/toast.ts';
import { useDeleteProvider } from './api.ts';
import type { Provider } from './types.ts';
import classes from './ProviderPage.module.css';

export function DeleteProvider({ provider, onDeleted }: { provider: Provider; onDeleted: () => void }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useDeleteProvider(provider.id);
  const name = provider.settings.name.trim();
  return (
    <section className={classes.danger}>
      <h3>{t('sso.delete.title')}</h3>
      <p>{t('sso.delete.text')}</p>
      <Button color="terracotta" variant="outline" onClick={() => setAsking(true)}>
        {t('sso.delete.action')}
      </Button>
      <ConfirmTyped
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          remove.mutate(undefined, {
            onSuccess: () => {
              onDeleted();
              tell(t('sso.delete.done', { name }));
              void navigate('/admin/sso', { replace: true });
            },
            onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
          })
        }
        title={t('sso.delete.confirm', { name })}
        word={name}
        action={t('sso.delete.action')}
        busy={remove.isPending}
      >
        {t('sso.delete.text')}
      </ConfirmTyped>
    </section>
  );
}
