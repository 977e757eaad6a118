import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DepartmentPopover } from '../catalog/audience/DepartmentPopover.tsx';
import type { Department } from '../platform/api/types.ts';
import { toggledDepartment } from './departments.ts';
import classes from './CompletionPage.module.css';

interface Props {
  departments: Department[];
  value: string[];
  onChange: (ids: string[]) => void;
  /** What none is called, where one may choose none. */
  none?: string;
}

/** Departments, each with all below it: one is in the button, several are beside it, to be taken out again. */
export function DepartmentsSelect({ departments, value, onChange, none }: Props) {
  const { t } = useTranslation();
  const chosen = departments.filter((department) => value.includes(department.id));
  const name =
    chosen.length > 1
      ? t('analytics.departmentsChosen', { count: chosen.length })
      : (chosen[0]?.name ?? none ?? t('analytics.choose'));
  const toggle = (id: string) => {
    const next = toggledDepartment(departments, value, id);
    // Where one has to be named, the last one stays.
    if (next.length > 0 || none != null) onChange(next);
  };
  return (
    <DepartmentPopover
      className={classes.departments}
      label={t('analytics.departments')}
      name={name}
      departments={departments}
      multiple
      chosen={new Set(value)}
      onToggle={toggle}
      none={none}
      onNone={() => onChange([])}
    >
      {chosen.length > 1 && (
        <ul className={classes.chosen} aria-label={t('analytics.departments')}>
          {chosen.map((department) => (
            <li key={department.id}>
              <button
                type="button"
                className={classes.chosenOne}
                aria-label={t('analytics.takeOut', { name: department.name })}
                onClick={() => toggle(department.id)}
              >
                <bdi>{department.name}</bdi>
                <IconX size={14} stroke={2} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </DepartmentPopover>
  );
}
