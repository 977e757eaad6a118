import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api, ProblemError } from '../platform/api/client.ts';
import { useProblemText } from '../platform/kit/States.tsx';
import { usePageTitle } from '../platform/kit/usePageTitle.ts';
import { Entrance, Refusal } from './Entrance.tsx';
import { signIn } from './session.ts';
import classes from './Entrance.module.css';

const MIN_PASSWORD = 12;

/** The first account of an empty installation, made by whoever has the link that the server printed. */
export function Setup() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const token = params.get('token');
  usePageTitle(t('identity.setup.title'));
  return (
    <Entrance
      title={t('identity.setup.title')}
      lead={token ? t('identity.setup.lead') : t('identity.setup.noToken')}
    >
      {token ? (
        <Form token={token} />
      ) : (
        <Button component={Link} to="/sign-in" variant="default">
          {t('identity.signIn.submit')}
        </Button>
      )}
    </Entrance>
  );
}

function Form({ token }: { token: string }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const navigate = useNavigate();
  const [account, setAccount] = useState({ name: '', username: '', password: '', again: '' });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const fill = (change: Partial<typeof account>) => setAccount((now) => ({ ...now, ...change }));

  /** What is still wrong with the form, before the server is asked. */
  function objection(): string | null {
    if (!account.name.trim() || !account.username.trim()) return t('identity.setup.missing');
    if (account.password.length < MIN_PASSWORD) return t('identity.setup.short', { count: MIN_PASSWORD });
    return account.password === account.again ? null : t('identity.setup.different');
  }

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const wrong = objection();
    setTrouble(wrong);
    if (wrong) return;
    setBusy(true);
    try {
      const { name, username, password } = account;
      const body = { token, name: name.trim(), username: username.trim(), password };
      await api<void>('/setup', { method: 'POST', body });
      await signIn(body.username, password);
      await navigate('/', { replace: true });
    } catch (error) {
      const used = error instanceof ProblemError && error.status === 404;
      setTrouble(used ? t('identity.setup.used') : say(error));
      setBusy(false);
    }
  }

  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <Refusal text={trouble} />
      <TextInput
        label={t('identity.setup.name')}
        name="name"
        autoComplete="name"
        size="md"
        value={account.name}
        onChange={(event) => fill({ name: event.currentTarget.value })}
        autoFocus
      />
      <TextInput
        label={t('identity.signIn.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        size="md"
        value={account.username}
        onChange={(event) => fill({ username: event.currentTarget.value })}
      />
      <PasswordInput
        label={t('identity.signIn.password')}
        description={t('identity.setup.hint', { count: MIN_PASSWORD })}
        name="password"
        autoComplete="new-password"
        size="md"
        value={account.password}
        onChange={(event) => fill({ password: event.currentTarget.value })}
      />
      <PasswordInput
        label={t('identity.setup.again')}
        name="password-again"
        autoComplete="new-password"
        size="md"
        value={account.again}
        onChange={(event) => fill({ again: event.currentTarget.value })}
      />
      <Button type="submit" size="md" fullWidth loading={busy}>
        {t('identity.setup.submit')}
      </Button>
    </form>
  );
}
