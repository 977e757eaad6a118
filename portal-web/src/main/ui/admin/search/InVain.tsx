import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import classes from '../admin.module.css';
import own from './search.module.css';
import type { VainSearch } from './types.ts';

/** What several people sought and did not find: what is worth making next. */
export function InVain() {
  const { t } = useTranslation();
  const vain = useQuery({
    queryKey: ['search', 'in-vain'],
    queryFn: ({ signal }) => api<{ items: VainSearch[] }>('/search/asked/in-vain', { signal }),
  });
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.search.vain')}</h2>
        <p>{t('admin.search.vainText')}</p>
      </header>
      {vain.data?.items.length === 0 && <p className={classes.faint}>{t('admin.search.noVain')}</p>}
      <ul className={own.rows}>
        {vain.data?.items.map((one) => (
          <li key={one.text}>
            <span dir="auto">{one.text}</span>
            <span className={own.figures}>
              {t('admin.search.sought', { count: one.people })} · <TimeAgo at={one.lastAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
