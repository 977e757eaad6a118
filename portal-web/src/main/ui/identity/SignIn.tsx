import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { usePageTitle } from '../platform/kit/usePageTitle.ts';
import { useChoices } from './choices.ts';
import { Entrance, Refusal } from './Entrance.tsx';
import { LocalForm } from './LocalForm.tsx';
import { ProviderChoice } from './ProviderChoice.tsx';
import { useSession } from './session.ts';
import { safeTarget } from './target.ts';
import { troubleOf, type SignInTrouble } from './trouble.ts';
import classes from './Entrance.module.css';

export function SignIn() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const location = useLocation();
  const target = safeTarget(params.get('to'));
  const session = useSession();
  const choices = useChoices();
  usePageTitle(t('identity.signIn.title'));

  const trouble = troubleOf(params);
  // Somebody who is signed in and comes back from a failed attempt is told, rather than led on as if it had worked.
  if (session.data && !trouble) return <Navigate to={target} replace />;
  const ended = Boolean((location.state as { ended?: boolean } | null)?.ended);
  const note = params.has('signedOut') ? 'signedOut' : ended ? 'ended' : null;
  const providers = choices.data?.providers ?? [];
  return (
    <Entrance title={t('identity.signIn.welcome')} lead={t('identity.signIn.lead')}>
      <div role="status">{note && <p className={classes.note}>{t(`identity.signIn.${note}`)}</p>}</div>
      {trouble && <Trouble trouble={trouble} />}
      {session.data && (
        <Button component={Link} to={target} size="md" variant="light" fullWidth mb="md">
          {t('identity.signIn.goOn', { name: session.data.name })}
        </Button>
      )}
      {choices.isPending ? (
        <Skeleton height={200} radius="md" />
      ) : providers.length === 0 ? (
        <LocalForm target={target} />
      ) : (
        <ProviderChoice
          providers={providers}
          target={target}
          local={params.has('local') ? 'open' : choices.data?.localHidden ? 'hidden' : 'folded'}
        />
      )}
    </Entrance>
  );
}

function Trouble({ trouble }: { trouble: SignInTrouble }) {
  const { t } = useTranslation();
  const { code, reference } = trouble;
  const words = t(`identity.problem.${code}`);
  return (
    <div className={classes.trouble}>
      <Refusal text={reference ? `${words} ${t('identity.problem.reference', { reference })}` : words} />
    </div>
  );
}
