import { Divider, Popover, Skeleton, UnstyledButton } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useProblemText } from '../platform/kit/States.tsx';
import { tellTrouble } from '../platform/kit/toast.ts';
import { signOut, useMe } from './session.ts';
import classes from './PersonMenu.module.css';

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

/** The whole page goes; should the browser bring it back as it was, it must not show what was there. */
function leaveFor(address: string): void {
  window.addEventListener('pageshow', (event) => event.persisted && window.location.reload(), { once: true });
  window.location.assign(address);
}

const load = () => import('./PersonChoices.tsx');
const PersonChoices = lazy(async () => ({ default: (await load()).PersonChoices }));

export function PersonMenu() {
  const { t } = useTranslation();
  const say = useProblemText();
  const me = useMe();
  const navigate = useNavigate();

  async function leave() {
    try {
      const onward = await signOut();
      if (onward) leaveFor(onward);
      else await navigate('/sign-in?signedOut', { replace: true });
    } catch (error) {
      tellTrouble(t('platform.error.title'), say(error));
    }
  }

  return (
    <Popover position="bottom-end" width={280} trapFocus withinPortal={false}>
      <Popover.Target>
        <UnstyledButton
          className={classes.button}
          aria-label={t('platform.person.menu', { name: me.name })}
          onPointerEnter={() => void load()}
          onFocus={() => void load()}
        >
          <span className={classes.avatar} data-initials={initials(me.name)} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu}>
        <div className={classes.who}>
          <strong>
            <bdi>{me.name}</bdi>
          </strong>
          <span>
            {[me.department?.name, me.roles.map((role) => t(`identity.role.${role}`)).join(', ')]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
        <Divider />
        <Suspense fallback={<Skeleton className={classes.choice} height={140} />}>
          <PersonChoices />
        </Suspense>
        <Divider />
        <UnstyledButton className={classes.leave} onClick={() => void leave()}>
          <IconLogout size={18} stroke={1.75} aria-hidden="true" />
          {t('platform.person.signOut')}
        </UnstyledButton>
      </Popover.Dropdown>
    </Popover>
  );
}
