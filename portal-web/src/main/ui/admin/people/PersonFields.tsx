import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../catalog/api.ts';
import { ROLES } from '../../identity/session.ts';
import type { Role } from '../../platform/api/types.ts';
import { departmentOptions } from './departments.ts';
import classes from '../admin.module.css';

interface RolesProps {
  value: Role[];
  onChange: (roles: Role[]) => void;
  /** Who keeps them, when it is not the admin. */
  keptBy?: string;
}

/** Everyone is a viewer: the box says so and cannot be cleared. */
export function RoleFields({ value, onChange, keptBy }: RolesProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t('admin.people.roles')}
      description={keptBy}
      value={value}
      onChange={(roles) => onChange(ROLES.filter((role) => roles.includes(role)))}
    >
      <div className={classes.checks}>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={t(`identity.role.${role}`)}
            disabled={role === 'VIEWER' || keptBy !== undefined}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

interface DepartmentProps {
  value: string | null;
  onChange: (id: string | null) => void;
  label?: string;
  keptBy?: string;
  /** This one and all below it cannot be chosen. */
  without?: string;
  clearable?: boolean;
  placeholder?: string;
}

export function DepartmentField({
  value,
  onChange,
  label,
  keptBy,
  without,
  clearable,
  ...rest
}: DepartmentProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={label ?? t('admin.people.department')}
      description={keptBy}
      readOnly={keptBy !== undefined}
      variant={keptBy ? 'filled' : 'default'}
      data={departmentOptions(useDepartments().data ?? [], without)}
      value={value}
      onChange={onChange}
      searchable
      clearButtonProps={{ 'aria-label': t('platform.list.clear') }}
      nothingFoundMessage={t('admin.people.noDepartment')}
      {...rest}
      clearable={clearable && keptBy === undefined}
    />
  );
}

export function ManagesField({ value, onChange }: { value: string[]; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation();
  return (
    <MultiSelect
      label={t('admin.people.manages')}
      data={departmentOptions(useDepartments().data ?? [])}
      value={value}
      onChange={onChange}
      searchable
    />
  );
}
