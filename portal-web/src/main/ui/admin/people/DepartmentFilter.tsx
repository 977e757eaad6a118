import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../catalog/api.ts';
import { DepartmentPopover } from '../../catalog/audience/DepartmentPopover.tsx';
import classes from './People.module.css';

interface Props {
  value: string;
  onChange: (id: string | null) => void;
}

/** The tree to pick from; a department is meant with all below it. */
export function DepartmentFilter({ value, onChange }: Props) {
  const { t } = useTranslation();
  const departments = useDepartments().data ?? [];
  return (
    <DepartmentPopover
      className={classes.filter}
      label={t('admin.people.department')}
      name={departments.find((department) => department.id === value)?.name ?? t('admin.people.any')}
      departments={departments}
      multiple={false}
      chosen={new Set(value ? [value] : [])}
      onToggle={onChange}
      none={value ? t('admin.people.anyDepartment') : undefined}
      onNone={() => onChange(null)}
    />
  );
}
