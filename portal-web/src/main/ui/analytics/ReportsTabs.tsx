import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { has, useMe } from '../identity/session.ts';
import classes from './insight/Insight.module.css';

/** From the report on people to the dashboards and back. */
export function ReportsTabs() {
  const { t } = useTranslation();
  const me = useMe();
  const looksAfterAll = has(me, 'AUTHOR');
  const manages = has(me, 'MANAGER') || me.manages.length > 0;
  const tabs = [
    manages && (['completion', '/reports/completion'] as const),
    ['department', '/reports/figures/department'] as const,
    looksAfterAll && (['organisation', '/reports/figures/organisation'] as const),
    looksAfterAll && (['channel', '/reports/figures/channel'] as const),
    looksAfterAll && (['author', '/reports/figures/author'] as const),
    (manages || looksAfterAll) && (['build', '/reports/build'] as const),
  ].filter((tab) => tab !== false);
  return (
    <nav aria-label={t('insight.tabs.label')} className={classes.tabs}>
      {tabs.map(([name, to]) => (
        <NavLink key={name} to={to} className={classes.tab}>
          {t(`insight.tabs.${name}`)}
        </NavLink>
      ))}
    </nav>
  );
}
