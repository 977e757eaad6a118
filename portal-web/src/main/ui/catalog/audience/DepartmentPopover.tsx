import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Department } from '../../platform/api/types.ts';
import { DepartmentTree } from './DepartmentTree.tsx';
import classes from './DepartmentPopover.module.css';

interface Props {
  className?: string;
  label: string;
  /** What the button says: what is chosen, or that nothing is. */
  name: string;
  departments: Department[];
  /** Several can be chosen one after the other, each with all below it; or exactly one, which closes the tree. */
  multiple: boolean;
  chosen: ReadonlySet<string>;
  onToggle: (id: string) => void;
  /** What choosing none is called, where one may. */
  none?: string;
  onNone: () => void;
  /** What stands below the button. */
  children?: ReactNode;
}

/** A button that opens the tree of departments to choose from. */
export function DepartmentPopover({ label, name, none, onToggle, onNone, ...rest }: Props) {
  const [open, setOpen] = useState(false);
  const { departments, multiple, chosen } = rest;
  return (
    <div className={rest.className}>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      <Popover opened={open} onChange={setOpen} position="bottom-start" width={340} trapFocus>
        <Popover.Target>
          <Button
            aria-label={`${label}: ${name}`}
            variant="default"
            justify="space-between"
            data-any={chosen.size === 0 || undefined}
            rightSection={<IconChevronDown size={16} stroke={1.9} />}
            onClick={() => setOpen(!open)}
          >
            {name}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes.tree}>
          {none != null && (
            <Button
              variant="subtle"
              size="sm"
              justify="flex-start"
              fullWidth
              onClick={() => {
                onNone();
                setOpen(false);
              }}
            >
              {none}
            </Button>
          )}
          <DepartmentTree
            departments={departments}
            label={label}
            multiple={multiple}
            chosen={chosen}
            onToggle={(department) => {
              onToggle(department.id);
              if (!multiple) setOpen(false);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      {rest.children}
    </div>
  );
}
