import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './HomePage.module.css';

interface Props {
  id: string;
  title: string;
  to?: string;
  toLabel?: string;
  children: ReactNode;
}

export function HomeRow({ id, title, to, toLabel, children }: Props) {
  const { t } = useTranslation();
  return (
    <section className={classes.row} aria-labelledby={id}>
      <header className={classes.head}>
        <h2 id={id}>{title}</h2>
        {to && (
          <Link to={to} className={classes.all} aria-label={toLabel}>
            {t('catalog.home.seeAll')}
            <IconChevronRight size={16} stroke={2} aria-hidden="true" className={classes.chevron} />
          </Link>
        )}
      </header>
      {children}
    </section>
  );
}
