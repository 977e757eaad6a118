import { NumberInput, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../service.module.css';
import own from './storage.module.css';
import type { StoreWish } from './store.ts';

const DAY_SECONDS = 86_400;
const MOST_DAYS = 3650;

/** What lies in the second store, and from when on. */
export function StoreRules({ wish, put }: { wish: StoreWish; put: (part: Partial<StoreWish>) => void }) {
  const { t } = useTranslation();
  const days = (seconds: number, to: (seconds: number) => void) => ({
    min: 0,
    max: MOST_DAYS,
    decimalScale: 2,
    required: true,
    suffix: ` ${t('admin.storage.store.days')}`,
    value: Math.round((seconds / DAY_SECONDS) * 100) / 100,
    onChange: (value: string | number) => to(Math.round(Number(value) * DAY_SECONDS)),
  });
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
          <NumberInput
            label={t('admin.storage.store.originalsAfter')}
            {...days(wish.originalsAfterSeconds, (originalsAfterSeconds) => put({ originalsAfterSeconds }))}
          />
        )}
        {wish.renditionsThere && (
          <NumberInput
            label={t('admin.storage.store.renditionsUnused')}
            {...days(wish.renditionsUnusedSeconds, (renditionsUnusedSeconds) =>
              put({ renditionsUnusedSeconds }),
            )}
          />
        )}
      </div>
    </fieldset>
  );
}
