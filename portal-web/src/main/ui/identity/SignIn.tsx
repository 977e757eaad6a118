import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { ProblemError } from '../platform/api/client.ts';
import { Logo } from '../platform/kit/Logo.tsx';
import { useProblemText } from '../platform/kit/States.tsx';
import { usePageTitle } from '../platform/kit/usePageTitle.ts';
import { signIn, useSession } from './session.ts';
import { LanguageButtons } from './LanguageButtons.tsx';
import { safeTarget } from './target.ts';
import classes from './SignIn.module.css';

export function SignIn() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const location = useLocation();
  const target = safeTarget(params.get('to'));
  const session = useSession();
  usePageTitle(t('identity.signIn.title'));

  if (session.data) return <Navigate to={target} replace />;
  const ended = Boolean((location.state as { ended?: boolean } | null)?.ended);
  return (
    <main className={classes.page} id="content">
      <section className={classes.card} aria-labelledby="welcome">
        <div className={classes.brand}>
          <Logo size={34} />
          <span>{t('platform.name')}</span>
        </div>
        <h1 className={classes.title} id="welcome">
          {t('identity.signIn.welcome')}
        </h1>
        <p className={classes.lead}>{t('identity.signIn.lead')}</p>
        {ended && <p className={classes.note}>{t('identity.signIn.ended')}</p>}
        <Form target={target} />
        <LanguageButtons />
      </section>
      <Arcade />
    </main>
  );
}

function Form({ target }: { target: string }) {
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
      <div role="alert">
        {message && (
          <Alert
            color="terracotta"
            variant="light"
            icon={<IconAlertCircle stroke={1.75} />}
            className={classes.alert}
          >
            {message}
          </Alert>
        )}
      </div>
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

/** The gallery the house is named after, as a quiet drawing. */
function Arcade() {
  const arches = Array.from({ length: 7 }, (_, i) => i * 150 - 40);
  return (
    <div className={classes.art} aria-hidden="true">
      <svg viewBox="0 0 900 1000" preserveAspectRatio="xMidYMax slice" fill="none">
        {[0, 1, 2].map((tier) => (
          <g
            key={tier}
            transform={`translate(${tier % 2 ? -75 : 0} ${60 + tier * 320})`}
            opacity={1 - tier * 0.22}
          >
            {arches.map((x) => (
              <path
                key={x}
                d={`M${x} 300V110a66 66 0 0 1 132 0v190M${x + 22} 300V116a44 44 0 0 1 88 0v184`}
                stroke="currentColor"
                strokeWidth="2"
              />
            ))}
            <path d="M-200 300h1300M-200 312h1300" stroke="currentColor" strokeWidth="2" />
          </g>
        ))}
      </svg>
    </div>
  );
}
