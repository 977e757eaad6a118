import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DepartmentTree } from '../catalog/audience/DepartmentTree.tsx';
import type { Department } from '../platform/api/types.ts';
import classes from './CompletionPage.module.css';

interface Props {
  departments: Department[];
  value: string;
  onChange: (id: string) => void;
  /** What none is called, where one may choose none. */
  none?: string;
}

export function DepartmentSelect({ departments, value, onChange, none }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const chosen = departments.find((department) => department.id === value);
  const name = chosen?.name ?? none ?? t('analytics.choose');
  const choose = (id: string) => {
    onChange(id);
    setOpen(false);
  };
  return (
    <div>
      <span className={classes.pickLabel} aria-hidden="true">
        {t('analytics.department')}
      </span>
      <Popover opened={open} onChange={setOpen} position="bottom-start" width={340} trapFocus>
        <Popover.Target>
          <Button
            aria-label={`${t('analytics.department')}: ${name}`}
            justify="space-between"
            className={classes.picked}
            variant="default"
            rightSection={<IconChevronDown size={16} stroke={1.9} />}
            onClick={() => setOpen(!open)}
          >
            {name}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          {none != null && (
            <Button variant="subtle" size="sm" justify="flex-start" fullWidth onClick={() => choose('')}>
              {none}
            </Button>
          )}
          <DepartmentTree
            departments={departments}
            label={t('analytics.department')}
            multiple={false}
            chosen={new Set([value])}
            onToggle={(department) => choose(department.id)}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
