import { Button, Collapse, TextInput } from '@mantine/core';
import { IconArrowRight, IconBuilding, IconChevronDown } from '@tabler/icons-react';
import { useId, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../platform/kit/States.tsx';
import { discover, startOf, withTarget, type SignInChoice } from './choices.ts';
import { Refusal } from './Entrance.tsx';
import { LocalForm } from './LocalForm.tsx';
import classes from './Entrance.module.css';

interface Props {
  providers: SignInChoice[];
  target: string;
  local: 'open' | 'folded' | 'hidden';
}

/** A big button for each identity provider, and the smaller roads beneath. */
export function ProviderChoice({ providers, target, local }: Props) {
  const { t } = useTranslation();
  const several = providers.length > 1;
  return (
    <div className={classes.choice}>
      {providers.map((provider) => (
        <Button
          key={provider.id}
          component="a"
          href={startOf(provider, target)}
          size="lg"
          fz="md"
          fullWidth
          variant={several ? 'default' : 'filled'}
          leftSection={<IconBuilding size={20} stroke={1.75} aria-hidden="true" />}
          classNames={{ label: classes.providerName }}
        >
          {t('identity.signIn.with', { name: provider.name })}
        </Button>
      ))}
      {several && <ByEmail target={target} />}
      {local !== 'hidden' && <LocalAccount target={target} opened={local === 'open'} />}
    </div>
  );
}

/** For whoever does not know which of the buttons is theirs: the domain of the address tells. */
function ByEmail({ target }: { target: string }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [email, setEmail] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const address = email.trim();
    if (!/^\S+@\S+$/.test(address)) {
      setTrouble(t('identity.signIn.emailMissing'));
      return;
    }
    setBusy(true);
    setTrouble(null);
    try {
      const { signInUrl } = await discover(address);
      if (signInUrl) {
        window.location.assign(withTarget(signInUrl, target));
        return; // The button keeps turning until the other page is there.
      }
      setTrouble(t('identity.signIn.emailUnknown'));
    } catch (error) {
      setTrouble(say(error));
    }
    setBusy(false);
  }

  return (
    <form className={classes.byEmail} onSubmit={(event) => void submit(event)} noValidate>
      <p className={classes.or}>{t('identity.signIn.or')}</p>
      <TextInput
        label={t('identity.signIn.email')}
        name="email"
        type="email"
        autoComplete="email"
        size="md"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Refusal text={trouble} />
      <Button
        type="submit"
        size="md"
        variant="default"
        fullWidth
        loading={busy}
        rightSection={<IconArrowRight size={18} stroke={1.75} aria-hidden="true" />}
      >
        {t('identity.signIn.withEmail')}
      </Button>
    </form>
  );
}

function LocalAccount({ target, opened }: { target: string; opened: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(opened);
  const region = useId();
  return (
    <div className={classes.local}>
      <button
        type="button"
        className={classes.localToggle}
        aria-expanded={open}
        aria-controls={region}
        onClick={() => setOpen(!open)}
      >
        {t('identity.signIn.local')}
        <IconChevronDown size={16} stroke={1.9} aria-hidden="true" />
      </button>
      <div id={region}>
        <Collapse expanded={open}>{open && <LocalForm target={target} />}</Collapse>
      </div>
    </div>
  );
}
