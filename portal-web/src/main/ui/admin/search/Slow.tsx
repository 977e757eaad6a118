import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../platform/format/useFormat.ts';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import classes from '../admin.module.css';
import own from './search.module.css';
import type { SearchState } from './types.ts';

/** What took long to find on the server that answered. */
export function Slow({ slow, server }: { slow: SearchState['slow']; server: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>
          {t('admin.search.slow')} <bdi className={own.server}>{server}</bdi>
        </h2>
      </header>
      {slow.length === 0 && <p className={classes.faint}>{t('admin.search.noSlow')}</p>}
      <ul className={own.rows}>
        {slow.map((one) => (
          <li key={`${one.at} ${one.kind} ${one.text}`}>
            <span>
              <span className={own.kind}>{t(`admin.search.kind.${one.kind}`)}</span>{' '}
              {one.text && <span dir="auto">{one.text}</span>}{' '}
              {one.mediaId && <Link to={`/watch/${one.mediaId}`}>{t('admin.search.toItem')}</Link>}
            </span>
            <span className={own.figures}>
              {t('admin.search.took', { ms: format.number(Math.round(one.tookSeconds * 1000)) })} ·{' '}
              <TimeAgo at={one.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
