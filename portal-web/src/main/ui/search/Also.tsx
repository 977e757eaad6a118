import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../platform/api/types.ts';
import { Hit } from './Hit.tsx';
import classes from './SearchPage.module.css';

/** Items that mean what was asked in other words. Their links carry no words, since none would be marked. */
export function Also({ hits }: { hits: SearchHit[] }) {
  const { t } = useTranslation();
  if (hits.length === 0) return null;
  return (
    <section className={classes.also} aria-labelledby="also">
      <h2 id="also">{t('finding.also')}</h2>
      <p>{t('finding.alsoText')}</p>
      <ol className={classes.hits}>
        {hits.map((hit) => (
          <li key={hit.id}>
            <Hit hit={hit} asked="" />
          </li>
        ))}
      </ol>
    </section>
  );
}
