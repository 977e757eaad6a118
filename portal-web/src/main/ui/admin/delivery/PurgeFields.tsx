import { PasswordInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PurgeName, PurgeScheme, PurgeWish } from './api.ts';
import classes from './Delivery.module.css';

interface Props {
  schemes: PurgeScheme[];
  secretSet: boolean;
  wish: PurgeWish;
  onChange: (wish: PurgeWish) => void;
}

/** How the CDN is told to forget an item that is deleted, withdrawn or replaced. */
export function PurgeFields({ schemes, secretSet, wish, onChange }: Props) {
  const { t } = useTranslation();
  const { scheme } = wish;
  const put = (part: Partial<PurgeWish>) => onChange({ ...wish, ...part });

  function choose(name: PurgeName) {
    const address = schemes.find((one) => one.name === name)?.address ?? '';
    onChange({ scheme: name, address, target: '', user: '', secret: null });
  }

  return (
    <>
      <Select
        className={classes.wide}
        label={t('admin.delivery.purge.label')}
        description={t(`admin.delivery.purge.of.${wish.scheme}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        value={wish.scheme}
        onChange={(name) => name && choose(name)}
        data={schemes.map(({ name }) => ({ value: name, label: t(`admin.delivery.purge.schemes.${name}`) }))}
      />
      {scheme !== 'NONE' && (
        <>
          <TextInput
            className={classes.wide}
            type="url"
            label={t('admin.delivery.purge.address')}
            description={scheme === 'PURGE' ? t('admin.delivery.purge.addressLead') : undefined}
            value={wish.address}
            onChange={(event) => put({ address: event.currentTarget.value })}
            required={scheme !== 'PURGE'}
          />
          {scheme !== 'PURGE' && (
            <TextInput
              label={t(`admin.delivery.purge.target.${scheme}`)}
              value={wish.target}
              onChange={(event) => put({ target: event.currentTarget.value })}
              required
            />
          )}
          {(scheme === 'CLOUDFRONT' || scheme === 'AKAMAI') && (
            <TextInput
              label={t(`admin.delivery.purge.user.${scheme}`)}
              value={wish.user}
              onChange={(event) => put({ user: event.currentTarget.value })}
              required
            />
          )}
          <PasswordInput
            label={t(`admin.delivery.purge.secret.${scheme}`)}
            placeholder={secretSet ? t('admin.delivery.secretSet') : undefined}
            value={wish.secret ?? ''}
            onChange={(event) => put({ secret: event.currentTarget.value || null })}
            autoComplete="new-password"
            required={scheme !== 'PURGE' && !secretSet}
          />
        </>
      )}
    </>
  );
}
