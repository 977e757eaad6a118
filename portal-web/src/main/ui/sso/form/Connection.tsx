import { Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Provider } from '../types.ts';
import type { SettingsForm } from '../useSettingsForm.ts';
import { SecretField } from './SecretField.tsx';
import classes from '../ProviderPage.module.css';

const PROMPTS = ['login', 'select_account', 'consent'] as const;
const BLANKS = [',', ' ', ';'];

/** Who the provider is, who we are to it, and what we ask for. */
export function Connection({ provider, form: { form, change, objections } }: Props) {
  const { t } = useTranslation();
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  const prompts = PROMPTS.map((value) => ({ value, label: t(`sso.prompt.${value}`) }));
  if (form.prompt && !PROMPTS.some((one) => one === form.prompt))
    prompts.push({ value: form.prompt as 'login', label: form.prompt });
  return (
    <section className={classes.card} aria-labelledby="sso-connection">
      <h3 id="sso-connection">{t('sso.connection.title')}</h3>
      <TextInput
        label={t('sso.field.name')}
        description={t('sso.field.nameHint')}
        value={form.name}
        required
        maxLength={100}
        error={objections.includes('name') && t('sso.wrong.name')}
        {...plain}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('sso.field.issuer')}
        description={t('sso.field.issuerHint')}
        value={form.issuer}
        required
        type="url"
        error={objections.includes('issuer') && t('sso.wrong.issuer')}
        {...plain}
        onChange={(event) => change({ issuer: event.currentTarget.value })}
      />
      <TextInput
        label={t('sso.field.clientId')}
        description={t('sso.field.clientIdHint')}
        value={form.clientId}
        {...plain}
        onChange={(event) => change({ clientId: event.currentTarget.value })}
      />
      <SecretField provider={provider} />
      <TagsInput
        label={t('sso.field.scopes')}
        description={t('sso.field.scopesHint')}
        value={form.scopes}
        splitChars={BLANKS}
        acceptValueOnBlur
        onChange={(scopes) => change({ scopes })}
      />
      <TagsInput
        label={t('sso.field.emailDomains')}
        description={t('sso.field.emailDomainsHint')}
        placeholder={form.emailDomains.length === 0 ? 'example.com' : undefined}
        value={form.emailDomains}
        splitChars={BLANKS}
        acceptValueOnBlur
        onChange={(domains) =>
          change({ emailDomains: domains.map((one) => one.trim().replace(/^@/, '').toLowerCase()) })
        }
      />
      <div className={classes.pair}>
        <Select
          label={t('sso.field.prompt')}
          placeholder={t('sso.prompt.none')}
          data={prompts}
          value={form.prompt}
          clearable
          clearButtonProps={{ 'aria-label': t('platform.list.clear') }}
          onChange={(prompt) => change({ prompt })}
        />
        <TextInput
          label={t('sso.field.acrValues')}
          value={form.acrValues ?? ''}
          {...plain}
          onChange={(event) => change({ acrValues: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t('sso.field.apiAudience')}
        description={t('sso.field.apiAudienceHint')}
        value={form.apiAudience ?? ''}
        {...plain}
        onChange={(event) => change({ apiAudience: event.currentTarget.value })}
      />
    </section>
  );
}

interface Props {
  provider: Provider;
  form: SettingsForm;
}
