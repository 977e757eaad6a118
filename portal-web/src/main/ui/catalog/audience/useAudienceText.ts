import { useTranslation } from 'react-i18next';
import type { AudienceEntry } from '../../platform/api/types.ts';
import { useDepartments } from '../api.ts';
import { summarise } from './principals.ts';

/** One sentence that says who will see it, and the same as a phrase for within other sentences. */
export function useAudienceText(audience: AudienceEntry[]): { sentence: string; phrase: string } {
  const { t, i18n } = useTranslation();
  const departments = useDepartments();
  const summary = summarise(audience, departments.data ?? []);
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  if (summary.everyone)
    return { sentence: t('catalog.audience.all'), phrase: t('catalog.audience.everyone') };
  const parts: string[] = [];
  if (summary.departments.length > 0) {
    const names = list.format(summary.departments);
    parts.push(t('catalog.audience.inDepartments', { count: summary.departmentPeople, names }));
  }
  if (summary.named > 0) parts.push(t('catalog.audience.named', { count: summary.named }));
  if (parts.length === 0)
    return { sentence: t('catalog.audience.nobody'), phrase: t('catalog.audience.nobody') };
  const phrase = list.format(parts);
  return { sentence: t('catalog.audience.sum', { parts: phrase }), phrase };
}
