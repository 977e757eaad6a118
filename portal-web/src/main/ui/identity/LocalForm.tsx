import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ProblemError } from '../platform/api/client.ts';
import { useProblemText } from '../platform/kit/States.tsx';
import { Refusal } from './Entrance.tsx';
import { signIn } from './session.ts';
import classes from './Entrance.module.css';

/** User name and password of an account that is kept here. */
export function LocalForm({ target }: { target: string }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const navigate = useNavigate();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [lockedSeconds, setLockedSeconds] = useState(0);

  useEffect(() => {
    if (lockedSeconds <= 0) return;
    const timer = setTimeout(() => setLockedSeconds((left) => left - 1), 1000);
    return () => clearTimeout(timer);
  }, [lockedSeconds]);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!username.trim() || !password) {
      setTrouble(t('identity.signIn.missing'));
      return;
    }
    setBusy(true);
    setTrouble(null);
    try {
      await signIn(username.trim(), password);
      await navigate(target, { replace: true });
    } catch (error) {
      setPassword('');
      if (error instanceof ProblemError && error.status === 429)
        setLockedSeconds(error.retryAfterSeconds ?? 30);
      else if (error instanceof ProblemError && error.status === 401) setTrouble(t('identity.signIn.wrong'));
      else setTrouble(say(error));
    } finally {
      setBusy(false);
    }
  }

  const message = lockedSeconds > 0 ? t('identity.signIn.locked', { count: lockedSeconds }) : trouble;
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <Refusal text={message} />
      <TextInput
        label={t('identity.signIn.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        size="md"
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
        autoFocus
      />
      <PasswordInput
        label={t('identity.signIn.password')}
        name="password"
        autoComplete="current-password"
        size="md"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" size="md" fullWidth loading={busy} disabled={lockedSeconds > 0}>
        {t('identity.signIn.submit')}
      </Button>
    </form>
  );
}
