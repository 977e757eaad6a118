import { NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../service.module.css';
import { Days } from './Days.tsx';
import { CLASSES, ENCRYPTIONS, keepsKey, type PartsWish, type StoreSettings } from './store.ts';

export const ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

interface Props {
  known: StoreSettings;
  wish: PartsWish;
  put: (part: Partial<PartsWish>) => void;
  /** Where it lies cannot be changed now. */
  fixed: boolean;
}

export function FolderField({ known, wish, put, fixed }: Props) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('admin.storage.store.folder')}
      description={
        known.folders.length > 0
          ? t('admin.storage.store.folderText', { folders: known.folders.join(', ') })
          : t('admin.storage.store.noFolders')
      }
      inputWrapperOrder={ORDER}
      placeholder="/mnt/media"
      required
      disabled={fixed}
      value={wish.folder}
      onChange={(event) => put({ folder: event.currentTarget.value })}
    />
  );
}

type Text =
  | 'endpoint'
  | 'region'
  | 'bucket'
  | 'prefix'
  | 'storageClass'
  | 'originalsClass'
  | 'archiveClass'
  | 'accessKey';

interface BucketProps extends Props {
  /** Whether uploaded files lie in it, and what was made of them. */
  holds: { originals: boolean; renditions: boolean };
}

/** Where the bucket is, who may use it, and how files lie in it. */
export function BucketFields({ known, wish, put, fixed, holds }: BucketProps) {
  const { t } = useTranslation();
  const text = (name: Text) => ({
    label: t(`admin.storage.store.${name}`),
    inputWrapperOrder: ORDER,
    autoComplete: 'off',
    value: wish[name],
    onChange: (event: { currentTarget: { value: string } }) => put({ [name]: event.currentTarget.value }),
  });
  const keeps = keepsKey(wish, known);
  return (
    <>
      <div className={classes.fields}>
        <TextInput
          {...text('endpoint')}
          type="url"
          placeholder="https://s3.example.com"
          description={t('admin.storage.store.endpointText')}
          disabled={fixed}
        />
        <TextInput {...text('region')} required disabled={fixed} />
        <TextInput {...text('bucket')} required disabled={fixed} />
        <TextInput
          {...text('prefix')}
          description={t('admin.storage.store.prefixText')}
          placeholder="loggia/"
          disabled={fixed}
        />
        <TextInput {...text('accessKey')} required />
        <PasswordInput
          label={t('admin.storage.store.secretKey')}
          placeholder={keeps ? t('admin.storage.store.secretKeySet') : undefined}
          autoComplete="new-password"
          required={!keeps}
          value={wish.secretKey ?? ''}
          onChange={(event) => put({ secretKey: event.currentTarget.value || null })}
        />
        <NativeSelect
          label={t('admin.storage.store.encryption')}
          data={ENCRYPTIONS.map((one) => ({
            value: one,
            label: t(`admin.storage.store.encryptions.${one}`),
          }))}
          value={wish.encryption}
          onChange={(event) => {
            const next = event.currentTarget.value;
            put({ encryption: ENCRYPTIONS.find((one) => one === next) ?? wish.encryption });
          }}
        />
        {holds.renditions && (
          <TextInput
            {...text('storageClass')}
            placeholder={t('admin.storage.store.usual')}
            description={t('admin.storage.store.classText')}
          />
        )}
        {holds.originals && (
          <>
            <TextInput
              {...text('originalsClass')}
              placeholder={t('admin.storage.store.usual')}
              description={t('admin.storage.store.classText')}
            />
            <TextInput
              {...text('archiveClass')}
              list="archive-classes"
              placeholder={t('admin.storage.store.noArchive')}
              description={t('admin.storage.store.archiveText')}
            />
            <datalist id="archive-classes">
              {CLASSES.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          </>
        )}
        {holds.originals && wish.archiveClass.trim() !== '' && (
          <Days
            label={t('admin.storage.store.archiveAfter')}
            seconds={wish.archiveAfterSeconds}
            onChange={(archiveAfterSeconds) => put({ archiveAfterSeconds })}
          />
        )}
      </div>
      <Switch
        mt="md"
        label={t('admin.storage.store.pathStyle')}
        description={t('admin.storage.store.pathStyleText')}
        checked={wish.pathStyle}
        onChange={(event) => put({ pathStyle: event.currentTarget.checked })}
      />
    </>
  );
}
