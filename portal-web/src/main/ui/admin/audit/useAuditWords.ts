import { useTranslation } from 'react-i18next';
import type { Role } from '../../platform/api/types.ts';
import { useFormat } from '../../platform/format/useFormat.ts';

const ROLES: readonly Role[] = ['VIEWER', 'AUTHOR', 'MANAGER', 'ADMIN'];
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The log's own words, which are those of the API, as people would say them; what is not known is shown as it is. */
export function useAuditWords() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const value = (one: unknown): string => {
    if (one === null || one === undefined || one === '') return t('admin.audit.nothing');
    if (one === true) return t('admin.audit.yes');
    if (one === false) return t('admin.audit.no');
    if (Array.isArray(one)) return one.length > 0 ? one.map(value).join(', ') : t('admin.audit.nothing');
    const text = typeof one === 'string' ? one : JSON.stringify(one);
    const role = ROLES.find((known) => known === text);
    if (role) return t(`identity.role.${role}`);
    return INSTANT.test(text) ? format.dateTime(text) : text;
  };
  return {
    value,
    action: (action: string) => {
      const key = `admin.audit.action.${action}`;
      return i18n.exists(key) ? t(key as 'admin.audit.action.person.created') : action;
    },
    field: (field: string) => {
      const key = `admin.audit.field.${field}`;
      return i18n.exists(key) ? t(key as 'admin.audit.field.name') : field;
    },
  };
}
