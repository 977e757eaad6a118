import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { useMe } from '../../identity/session.ts';
import { placesOf, type Place } from './nav.ts';
import classes from './Nav.module.css';

// What it tells has to be asked for; no page waits for it.
const NewsMark = lazy(async () => ({
  default: (await import('../../analytics/builder/NewsMark.tsx')).NewsMark,
}));

function Mark({ on }: { on: Place[] }) {
  return on.some((place) => place.name === 'reports') ? (
    <span className={classes.mark}>
      <Suspense>
        <NewsMark />
      </Suspense>
    </span>
  ) : null;
}

function PlaceLink({ place }: { place: Place }) {
  const { t } = useTranslation();
  const Icon = place.icon;
  return (
    <NavLink to={place.to} end={place.to === '/'} className={classes.link} viewTransition={false}>
      <Icon size={22} stroke={1.75} aria-hidden="true" />
      <span className={classes.label}>{t(`platform.nav.${place.name}`)}</span>
      <Mark on={[place]} />
    </NavLink>
  );
}

export function SideNav() {
  const { t } = useTranslation();
  const places = placesOf(useMe());
  return (
    <nav className={classes.side} aria-label={t('platform.nav.label')}>
      <ul className={classes.list}>
        {places.map((place) => (
          <li key={place.name}>
            <PlaceLink place={place} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

const BOTTOM_PLACES = 5;

export function BottomBar() {
  const { t } = useTranslation();
  const places = placesOf(useMe());
  const shown = places.length > BOTTOM_PLACES ? places.slice(0, BOTTOM_PLACES - 1) : places;
  const rest = places.slice(shown.length);
  return (
    <nav className={classes.bottom} aria-label={t('platform.nav.label')}>
      <ul className={classes.bottomList}>
        {shown.map((place) => (
          <li key={place.name}>
            <PlaceLink place={place} />
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <Menu position="top-end">
              <Menu.Target>
                <button type="button" className={classes.link}>
                  <IconDots size={22} stroke={1.75} aria-hidden="true" />
                  <span className={classes.label}>{t('platform.nav.more')}</span>
                  <Mark on={rest} />
                </button>
              </Menu.Target>
              <Menu.Dropdown>
                {rest.map((place) => (
                  <Menu.Item
                    key={place.name}
                    component={Link}
                    to={place.to}
                    leftSection={<place.icon size={18} />}
                  >
                    {t(`platform.nav.${place.name}`)}
                    {place.name === 'reports' && (
                      <Suspense>
                        <NewsMark />
                      </Suspense>
                    )}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </li>
        )}
      </ul>
    </nav>
  );
}
