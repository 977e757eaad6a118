import { useTranslation } from 'react-i18next';
import admin from '../admin.module.css';
import own from './storage.module.css';
import type { StoreSettings } from './store.ts';

const FIELDS = [
  'endpoint',
  'region',
  'bucket',
  'prefix',
  'accessKey',
  'storageClass',
  'originalsClass',
] as const;

/** A store that the server's settings name: to be seen here, and changed there. */
export function StoreBySettings({ known }: { known: StoreSettings }) {
  const { t } = useTranslation();
  const rows =
    known.kind === 'FOLDER'
      ? [{ name: t('admin.storage.store.folder'), value: known.folder }]
      : FIELDS.filter((field) => known[field] !== '').map((field) => ({
          name: t(`admin.storage.store.${field}`),
          value: known[field],
        }));
  return (
    <section className={admin.box} aria-labelledby="store-set-up">
      <header className={admin.boxHead}>
        <h2 id="store-set-up">{t('admin.storage.store.title')}</h2>
        <p>{t('admin.storage.store.bySettings')}</p>
      </header>
      <dl className={own.facts}>
        <div>
          <dt>{t('admin.storage.store.kind')}</dt>
          <dd>{t(`admin.storage.store.kinds.${known.kind}`)}</dd>
        </div>
        {rows.map((row) => (
          <div key={row.name}>
            <dt>{row.name}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
