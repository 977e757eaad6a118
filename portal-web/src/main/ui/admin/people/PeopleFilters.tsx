import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../platform/kit/SearchField.tsx';
import { DepartmentFilter } from './DepartmentFilter.tsx';
import { ROLES } from '../../identity/session.ts';
import classes from './People.module.css';

export const FILTERS = ['q', 'department', 'role', 'source', 'state'] as const;
export type PeopleFilter = Record<(typeof FILTERS)[number], string>;

const SOURCES = ['LOCAL', 'PROVIDER', 'SCIM', 'KEYCLOAK', 'CSV'] as const;
const STATES = ['ENABLED', 'DISABLED'] as const;

interface Props {
  values: PeopleFilter;
  onChange: (change: Partial<Record<keyof PeopleFilter, string | null>>) => void;
}

export function PeopleFilters({ values, onChange }: Props) {
  const { t } = useTranslation();
  const choices = (name: 'role' | 'source' | 'state', options: { value: string; label: string }[]) => (
    <Select
      className={classes.filter}
      label={t(`admin.people.filter.${name}`)}
      placeholder={t('admin.people.any')}
      data={options}
      value={values[name] || null}
      clearable
      clearButtonProps={{ 'aria-label': t('platform.list.clear') }}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <div className={classes.filters} role="search" aria-label={t('admin.filters')}>
      <SearchField
        className={classes.words}
        label={t('admin.people.search')}
        value={values.q}
        onChange={(q) => onChange({ q })}
      />
      <DepartmentFilter value={values.department} onChange={(department) => onChange({ department })} />
      {choices(
        'role',
        ROLES.map((value) => ({ value, label: t(`identity.role.${value}`) })),
      )}
      {choices(
        'source',
        SOURCES.map((value) => ({ value, label: t(`admin.people.source.${value}`) })),
      )}
      {choices(
        'state',
        STATES.map((value) => ({
          value,
          label: value === 'ENABLED' ? t('admin.people.enabled') : t('admin.people.disabled'),
        })),
      )}
    </div>
  );
}
