import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../catalog/api.ts';
import { DepartmentTree } from '../../catalog/audience/DepartmentTree.tsx';
import classes from './People.module.css';

interface Props {
  value: string;
  onChange: (id: string | null) => void;
}

/** The tree to pick from; a department is meant with all below it. */
export function DepartmentFilter({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const departments = useDepartments().data ?? [];
  const chosen = departments.find((department) => department.id === value)?.name ?? t('admin.people.any');
  return (
    <div className={classes.filter}>
      <span className={classes.filterLabel} aria-hidden="true">
        {t('admin.people.department')}
      </span>
      <Popover opened={open} onChange={setOpen} position="bottom-start" width={320} trapFocus>
        <Popover.Target>
          <Button
            aria-label={`${t('admin.people.department')}: ${chosen}`}
            variant="default"
            fullWidth
            justify="space-between"
            fw={400}
            data-any={value === '' || undefined}
            rightSection={<IconChevronDown size={16} stroke={1.9} />}
            onClick={() => setOpen(!open)}
          >
            {chosen}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes.filterTree}>
          <DepartmentTree
            departments={departments}
            label={t('admin.people.department')}
            multiple={false}
            chosen={new Set([value])}
            onToggle={(department) => {
              onChange(department.id);
              setOpen(false);
            }}
          />
          {value && (
            <Button
              variant="subtle"
              fullWidth
              mt="xs"
              onClick={() => {
                onChange(null);
                setOpen(false);
              }}
            >
              {t('admin.people.anyDepartment')}
            </Button>
          )}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
