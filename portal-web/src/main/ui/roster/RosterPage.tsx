import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../platform/kit/usePageTitle.ts';
import { ImportCard } from './ImportCard.tsx';
import { ScimCard } from './ScimCard.tsx';
import { SyncCard } from './SyncCard.tsx';
import classes from './roster.module.css';

/** How people come to be known here without ever having signed in: pushed, read, or handed over as a list. */
export function RosterPage() {
  const { t } = useTranslation();
  usePageTitle(`${t('roster.title')} · ${t('admin.title')}`);
  return (
    <div className={classes.stack}>
      <p className={classes.faint}>{t('roster.lead')}</p>
      <ScimCard />
      <SyncCard />
      <ImportCard />
    </div>
  );
}
