import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { useProblemText } from '../../platform/kit/States.tsx';
import { useSetSecret } from '../api.ts';
import type { Provider } from '../types.ts';
import classes from '../ProviderPage.module.css';

/** Goes in and never comes out: only when and by whom is told. */
export function SecretField({ provider }: { provider: Provider }) {
  const { t } = useTranslation();
  const set = useSetSecret(provider.id);
  return (
    <WriteOnly label={t('sso.field.secret')} at={provider.secretSetAt} by={provider.secretSetBy} set={set} />
  );
}

interface WriteOnlyProps {
  label: string;
  at: string | null;
  by: string | null;
  set: {
    mutate: (secret: string, told: { onSuccess: () => void }) => void;
    isPending: boolean;
    isError: boolean;
    error: unknown;
    reset: () => void;
  };
}

export function WriteOnly({ label, at, by, set }: WriteOnlyProps) {
  const { t } = useTranslation();
  const say = useProblemText();
  const format = useFormat();
  const [secret, setSecret] = useState('');
  const [replacing, setReplacing] = useState(false);
  const done = () => {
    setSecret('');
    setReplacing(false);
  };
  const send = () => secret && set.mutate(secret, { onSuccess: done });
  if (at && !replacing) {
    const day = format.day(at);
    return (
      <div>
        <span className={classes.label}>{label}</span>
        <div className={classes.secretSet}>
          <span>{by ? t('sso.secret.setBy', { day, name: by }) : t('sso.secret.set', { day })}</span>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('sso.secret.replaceWhich', { label })}
            onClick={() => setReplacing(true)}
          >
            {t('sso.secret.replace')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={classes.secretLine}>
      <PasswordInput
        label={label}
        description={t('sso.secret.hint')}
        autoComplete="new-password"
        value={secret}
        error={set.isError ? say(set.error) : undefined}
        autoFocus={replacing}
        onChange={(event) => setSecret(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // The form around it has another thing to send.
          event.preventDefault();
          send();
        }}
      />
      <Button variant="default" disabled={!secret} loading={set.isPending} onClick={send}>
        {t('sso.secret.save')}
      </Button>
      {replacing && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            done();
            set.reset();
          }}
        >
          {t('platform.act.cancel')}
        </Button>
      )}
    </div>
  );
}
