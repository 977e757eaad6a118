import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, switchLanguage, type Language } from '../platform/i18n/index.ts';
import classes from './PersonMenu.module.css';

const SCHEMES = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const;

/** How the page looks and speaks to one person, on this device. */
export function PersonChoices() {
  const { t, i18n } = useTranslation();
  // The kit would stop transitions for a moment by a style element, which our policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <>
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
    </>
  );
}
