import { useTranslation } from 'react-i18next';
import { CopyField } from '../../platform/kit/CopyField.tsx';
import type { Provider } from '../types.ts';
import classes from '../ProviderPage.module.css';

/** What the provider's own page asks for. */
export function Addresses({ provider }: { provider: Provider }) {
  const { t } = useTranslation();
  return (
    <section className={classes.card} aria-labelledby="sso-addresses">
      <h3 id="sso-addresses">{t('sso.addresses.title')}</h3>
      <p className={classes.lead}>{t('sso.addresses.lead')}</p>
      <CopyField label={t('sso.addresses.redirect')} value={provider.redirectUrl} />
      <CopyField
        label={t('sso.addresses.backChannel')}
        description={t('sso.addresses.backChannelHint')}
        value={provider.backChannelLogoutUrl}
      />
      <CopyField label={t('sso.addresses.postLogout')} value={provider.postLogoutUrl} />
    </section>
  );
}
