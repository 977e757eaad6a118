import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import classes from '../admin.module.css';
import own from './storage.module.css';
import type { StorageUse } from './types.ts';

const SHOWN = 20;

interface Props {
  title: string;
  /** For who or what has no name. */
  nameless: string;
  uses: StorageUse[];
  /** What each may have; 0 for any. */
  quotaBytes: number;
}

/** Who has uploaded how much; bars are shares of the largest, numbers say the same. */
export function Uses({ title, nameless, uses, quotaBytes }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...uses.map((use) => use.bytes));
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{title}</h2>
        {quotaBytes > 0 && <p>{t('admin.storage.quota', { quota: format.bytes(quotaBytes) })}</p>}
      </header>
      {uses.length === 0 ? (
        <p>{t('admin.storage.nothing')}</p>
      ) : (
        <ul className={own.uses}>
          {uses.slice(0, SHOWN).map((use) => (
            <li key={use.id ?? 'none'} className={own.use}>
              <span className={own.name}>{use.name || nameless}</span>
              <span className={own.bytes}>{format.bytes(use.bytes)}</span>
              <span className={own.bar} aria-hidden="true">
                <span style={{ inlineSize: `${Math.max(0.5, (use.bytes / most) * 100)}%` }} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {uses.length > SHOWN && <p>{t('admin.storage.more', { count: uses.length - SHOWN })}</p>}
    </section>
  );
}
