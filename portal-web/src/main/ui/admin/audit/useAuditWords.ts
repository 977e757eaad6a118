import { useTranslation } from 'react-i18next';
import { ROLES } from '../../identity/session.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { useClientName } from '../people/useClientName.ts';

const METHODS = ['LOCAL', 'PROVIDER', 'BEARER'] as const;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The log's own words, which are those of the API, as people would say them; what is not known is shown as it is. */
export function useAuditWords() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const clientName = useClientName();
  const value = (one: unknown, field?: string | null): string => {
    if (one === null || one === undefined || one === '') return t('admin.audit.nothing');
    if (one === true) return t('admin.audit.yes');
    if (one === false) return t('admin.audit.no');
    if (Array.isArray(one))
      return one.length > 0 ? one.map((item) => value(item)).join(', ') : t('admin.audit.nothing');
    const text = typeof one === 'string' ? one : JSON.stringify(one);
    if (field === 'client') return clientName(text);
    const method = field === 'method' ? METHODS.find((known) => known === text) : undefined;
    if (method) return t(`admin.sessions.method.${method}`);
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
