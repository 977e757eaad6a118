import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** What the tab is called; `null` where that is for another part of the page to say. */
export function usePageTitle(page: string | null | undefined): void {
  const { t } = useTranslation();
  useEffect(() => {
    if (page === null) return;
    document.title = page ? t('platform.title', { page }) : t('platform.name');
  }, [page, t]);
}
