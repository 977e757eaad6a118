import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { NewsMark } from './builder/NewsMark.tsx';
import { useMe } from '../identity/session.ts';
import { tabsOf } from './tabs.ts';
import classes from './insight/Insight.module.css';

/** From the report on people to the dashboards and back. */
export function ReportsTabs() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('insight.tabs.label')} className={classes.tabs}>
      {tabsOf(useMe()).map(({ name, to }) => (
        <NavLink key={name} to={to} className={classes.tab}>
          {t(`insight.tabs.${name}`)}
          {name === 'build' && <NewsMark />}
        </NavLink>
      ))}
    </nav>
  );
}
