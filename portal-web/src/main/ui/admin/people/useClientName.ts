import { useTranslation } from 'react-i18next';
import { clientOf } from './client.ts';

/** "Chrome on Windows"; what is no browser is called what it calls itself. */
export function useClientName(): (client: string | null | undefined) => string {
  const { t } = useTranslation();
  return (client) => {
    const { browser, system } = clientOf(client ?? null);
    if (browser && system) return t('admin.sessions.client', { browser, system });
    return browser ?? system ?? client ?? t('admin.sessions.unknown');
  };
}
