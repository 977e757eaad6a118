import { useTranslation } from 'react-i18next';

const YEAR = 12;

/** After how many months something comes again, in words; whole years as such. */
export function useAgainText(): (months: number) => string {
  const { t } = useTranslation();
  return (months) => {
    if (months === 0) return t('assign.never');
    return months % YEAR === 0
      ? t('assign.years', { count: months / YEAR })
      : t('assign.months', { count: months });
  };
}
