import { useTranslation } from 'react-i18next';
import admin from '../admin.module.css';
import own from './storage.module.css';
import type { StoreParts, StoreSettings } from './store.ts';

const FIELDS = [
  'endpoint',
  'region',
  'bucket',
  'prefix',
  'accessKey',
  'storageClass',
  'originalsClass',
  'archiveClass',
] as const;

/** Stores that the server's settings name: to be seen here, and changed there. */
export function StoreBySettings({ known }: { known: StoreSettings }) {
  const { t } = useTranslation();
  return (
    <section className={admin.box} aria-labelledby="store-set-up">
      <header className={admin.boxHead}>
        <h2 id="store-set-up">{t('admin.storage.store.title')}</h2>
        <p>{t('admin.storage.store.bySettings')}</p>
      </header>
      <Facts store={known.store} />
      {known.renditionsStore && (
        <>
          <h3>{t('admin.storage.store.apart')}</h3>
          <Facts store={known.renditionsStore} />
        </>
      )}
    </section>
  );
}

function Facts({ store }: { store: StoreParts }) {
  const { t } = useTranslation();
  const rows =
    store.kind === 'FOLDER'
      ? [{ name: t('admin.storage.store.folder'), value: store.folder }]
      : FIELDS.filter((field) => store[field] !== '').map((field) => ({
          name: t(`admin.storage.store.${field}`),
          value: store[field],
        }));
  return (
    <dl className={own.facts}>
      <div>
        <dt>{t('admin.storage.store.kind')}</dt>
        <dd>{t(`admin.storage.store.kinds.${store.kind}`)}</dd>
      </div>
      {rows.map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
