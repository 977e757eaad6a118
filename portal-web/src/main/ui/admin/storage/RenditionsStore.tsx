import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../service.module.css';
import own from './storage.module.css';
import { BucketFields, FolderField } from './StoreFields.tsx';
import { apartFrom, KINDS, type PartsWish, type StoreSettings, type StoreWish } from './store.ts';

interface Props {
  known: StoreSettings;
  wish: StoreWish;
  put: (part: Partial<StoreWish>) => void;
  /** Where it lies cannot be changed now. */
  fixed: boolean;
}

/** Whether renditions share the store of the uploaded files, and else which one they have for themselves. */
export function RenditionsStore({ known, wish, put, fixed }: Props) {
  const { t } = useTranslation();
  const apart = wish.renditionsStore;
  const putApart = (part: Partial<PartsWish>) => apart && put({ renditionsStore: { ...apart, ...part } });
  const choose = (next: string) => {
    const kind = KINDS.find((one) => one === next);
    if (kind === undefined || kind === 'NONE') put({ renditionsStore: null });
    else if (apart) putApart({ kind });
    else put({ renditionsStore: apartFrom(wish.store, kind) });
  };
  const fields = apart && { known, wish: apart, put: putApart, fixed };
  return (
    <fieldset className={own.rules}>
      <legend>{t('admin.storage.store.apart')}</legend>
      <div className={classes.fields}>
        <NativeSelect
          label={t('admin.storage.store.apartKind')}
          disabled={fixed}
          data={KINDS.map((one) => ({ value: one, label: t(`admin.storage.store.apartKinds.${one}`) }))}
          value={apart?.kind ?? 'NONE'}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {fields && apart.kind === 'FOLDER' && <FolderField {...fields} />}
      </div>
      {fields && apart.kind === 'S3' && (
        <BucketFields {...fields} holds={{ originals: false, renditions: true }} />
      )}
    </fieldset>
  );
}
