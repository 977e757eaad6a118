import { Divider, Popover, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LANGUAGES, switchLanguage, type Language } from '../platform/i18n/index.ts';
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

const SCHEMES = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const;

export function PersonMenu() {
  const { t, i18n } = useTranslation();
  const say = useProblemText();
  const me = useMe();
  const navigate = useNavigate();
  // The kit would stop transitions for a moment by a style element, which our policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });

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
        <UnstyledButton className={classes.button} aria-label={t('platform.person.menu', { name: me.name })}>
          <span className={classes.avatar} data-initials={initials(me.name)} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu}>
        <div className={classes.who}>
          <strong>{me.name}</strong>
          <span>
            {[me.department?.name, me.roles.map((role) => t(`identity.role.${role}`)).join(', ')]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
        <Divider />
        <div className={classes.choice}>
          <span id="scheme-label">{t('platform.person.theme')}</span>
          <SegmentedControl
            fullWidth
            size="sm"
            aria-labelledby="scheme-label"
            value={colorScheme}
            onChange={(value) => setColorScheme(value)}
            data={SCHEMES.map(([value, Icon]) => ({
              value,
              label: (
                <span className={classes.scheme} title={t(`platform.person.${value}`)}>
                  <Icon size={18} stroke={1.75} aria-hidden="true" />
                  <span className={classes.hidden}>{t(`platform.person.${value}`)}</span>
                </span>
              ),
            }))}
          />
        </div>
        <div className={classes.choice}>
          <span id="language-label">{t('platform.person.language')}</span>
          <SegmentedControl
            fullWidth
            size="sm"
            aria-labelledby="language-label"
            value={i18n.language}
            onChange={(value) => void switchLanguage(value as Language)}
            data={LANGUAGES.map((tag) => ({
              value: tag,
              label: new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag,
            }))}
          />
        </div>
        <Divider />
        <UnstyledButton className={classes.leave} onClick={() => void leave()}>
          <IconLogout size={18} stroke={1.75} aria-hidden="true" />
          {t('platform.person.signOut')}
        </UnstyledButton>
      </Popover.Dropdown>
    </Popover>
  );
}
