import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../service.module.css';
import { Days } from './Days.tsx';
import own from './storage.module.css';
import type { StoreWish } from './store.ts';

/** What lies in the second store, and from when on. */
export function StoreRules({ wish, put }: { wish: StoreWish; put: (part: Partial<StoreWish>) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className={own.rules}>
      <legend>{t('admin.storage.store.rules')}</legend>
      <Switch
        label={t('admin.storage.store.originalsThere')}
        description={t('admin.storage.store.originalsThereText')}
        checked={wish.originalsThere}
        onChange={(event) => put({ originalsThere: event.currentTarget.checked })}
      />
      <Switch
        label={t('admin.storage.store.renditionsThere')}
        description={t('admin.storage.store.renditionsThereText')}
        checked={wish.renditionsThere}
        onChange={(event) => put({ renditionsThere: event.currentTarget.checked })}
      />
      <div className={classes.fields}>
        {wish.originalsThere && (
          <Days
            label={t('admin.storage.store.originalsAfter')}
            seconds={wish.originalsAfterSeconds}
            onChange={(originalsAfterSeconds) => put({ originalsAfterSeconds })}
          />
        )}
        {wish.renditionsThere && (
          <Days
            label={t('admin.storage.store.renditionsUnused')}
            seconds={wish.renditionsUnusedSeconds}
            onChange={(renditionsUnusedSeconds) => put({ renditionsUnusedSeconds })}
          />
        )}
      </div>
    </fieldset>
  );
}
