import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import chip from '../../platform/kit/chip.module.css';
import { wordsFor } from '../../platform/kit/told.ts';
import admin from '../admin.module.css';
import type { Breaker } from './types.ts';
import classes from './Transcoding.module.css';

/** What failed in the middle of jobs since the server started; nothing where nothing did. */
export function Breakers({ breakers }: { breakers: Breaker[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (breakers.length === 0) return null;
  return (
    <section className={admin.box} aria-labelledby="transcoding-breakers">
      <header className={admin.boxHead}>
        <h2 id="transcoding-breakers">{t('admin.transcoding.breakers')}</h2>
        <p>{t('admin.transcoding.breakersLead')}</p>
      </header>
      <ul className={classes.list}>
        {breakers.map((breaker) => (
          <li key={breaker.place}>
            <strong>
              {breaker.place}{' '}
              <span className={chip.chip} data-tone={breaker.open ? 'alert' : 'good'}>
                {t(breaker.open ? 'admin.transcoding.open' : 'admin.transcoding.closed')}
              </span>
            </strong>
            <span>{t('admin.transcoding.fallbacks', { count: breaker.failures })}</span>
            <span>{wordsFor(t, 'admin.transcoding', breaker.told, breaker.reason)}</span>
            {breaker.retryAt && (
              <span>{t('admin.transcoding.retryAt', { when: format.dateTime(breaker.retryAt) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
