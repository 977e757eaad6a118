import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../catalog/api.ts';
import type { Role } from '../platform/api/types.ts';
import classes from './admin.module.css';

const ROLES: Role[] = ['VIEWER', 'AUTHOR', 'MANAGER', 'ADMIN'];

interface RolesProps {
  value: Role[];
  onChange: (roles: Role[]) => void;
}

export function RoleFields({ value, onChange }: RolesProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t('admin.people.roles')}
      value={value}
      onChange={(roles) => onChange(ROLES.filter((role) => roles.includes(role)))}
    >
      <div className={classes.checks}>
        {ROLES.map((role) => (
          <Checkbox key={role} value={role} label={t(`identity.role.${role}`)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function useDepartmentOptions() {
  const departments = useDepartments().data ?? [];
  return departments.map((department) => ({ value: department.id, label: department.name }));
}

export function DepartmentField({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('admin.people.department')}
      data={useDepartmentOptions()}
      value={value}
      onChange={onChange}
      searchable
    />
  );
}

export function ManagesField({ value, onChange }: { value: string[]; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation();
  return (
    <MultiSelect
      label={t('admin.people.manages')}
      data={useDepartmentOptions()}
      value={value}
      onChange={onChange}
      searchable
    />
  );
}
