import { ActionIcon, Menu } from '@mantine/core';
import {
  IconChevronRight,
  IconDots,
  IconEdit,
  IconPlus,
  IconTrash,
  IconUserStar,
  IconUsers,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { departmentTree, type DepartmentNode } from '../../catalog/audience/principals.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { AdminDepartment } from '../types.ts';
import chip from '../../platform/kit/chip.module.css';
import classes from './Departments.module.css';

/** What is being done to the tree. */
export type Task =
  | { kind: 'add'; below: AdminDepartment | null }
  | { kind: 'edit'; department: AdminDepartment }
  | { kind: 'delete'; department: AdminDepartment };

interface Props {
  departments: AdminDepartment[];
  onTask: (task: Task) => void;
}

export function Tree({ departments, onTask }: Props) {
  const { t } = useTranslation();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const byId = useMemo(() => new Map(departments.map((one) => [one.id, one])), [departments]);
  const flip = (id: string) =>
    setClosed((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <ul className={classes.tree} aria-label={t('admin.tabs.departments')}>
      {departmentTree(departments).map((node) => (
        <Branch key={node.id} node={node} level={0} byId={byId} closed={closed} flip={flip} onTask={onTask} />
      ))}
    </ul>
  );
}

interface BranchProps {
  node: DepartmentNode;
  level: number;
  byId: ReadonlyMap<string, AdminDepartment>;
  closed: ReadonlySet<string>;
  flip: (id: string) => void;
  onTask: (task: Task) => void;
}

function Branch({ node, level, ...rest }: BranchProps) {
  const { t } = useTranslation();
  const { byId, closed, flip, onTask } = rest;
  const open = !closed.has(node.id);
  const department = byId.get(node.id);
  if (!department) return null;
  return (
    <li>
      <div className={classes.line} style={{ paddingInlineStart: `min(${level * 26}px, ${level * 6}vw)` }}>
        {node.children.length > 0 ? (
          <button
            type="button"
            className={classes.twist}
            aria-expanded={open}
            aria-label={t('catalog.audience.toggle', { name: node.name })}
            onClick={() => flip(node.id)}
          >
            <IconChevronRight size={16} stroke={2} aria-hidden="true" />
          </button>
        ) : (
          <span className={classes.twist} />
        )}
        <div className={classes.words}>
          <span className={classes.name}>
            <bdi>{department.name}</bdi>
            {department.source !== 'LOCAL' && (
              <span className={chip.chip}>{t(`admin.people.source.${department.source}`)}</span>
            )}
          </span>
          <Managers department={department} />
        </div>
        <Count node={node} />
        <Actions department={department} onTask={onTask} />
      </div>
      {open && node.children.length > 0 && (
        <ul className={classes.below}>
          {node.children.map((child) => (
            <Branch key={child.id} node={child} level={level + 1} {...rest} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Managers({ department }: { department: AdminDepartment }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (department.managers.length === 0) return null;
  const names = new Intl.ListFormat(format.locale).format(department.managers.map((one) => one.name));
  return (
    <span className={classes.managers}>
      <IconUserStar size={14} stroke={1.9} aria-hidden="true" />
      <span>{t('admin.departments.managedBy', { names })}</span>
    </span>
  );
}

/** All people below, with those directly in it when that is another number. Goes to their list. */
function Count({ node }: { node: DepartmentNode }) {
  const { t } = useTranslation();
  return (
    <Link className={classes.count} to={`/admin/people?department=${node.id}`}>
      {t('admin.departments.people', { count: node.total })}
      {node.total !== node.people && node.children.length > 0 && (
        <small>{t('admin.departments.direct', { count: node.people })}</small>
      )}
    </Link>
  );
}

function Actions({ department, onTask }: { department: AdminDepartment; onTask: (task: Task) => void }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          aria-label={t('admin.departments.actions', { name: department.name })}
        >
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconEdit size={16} stroke={1.75} />}
          onClick={() => onTask({ kind: 'edit', department })}
        >
          {t('admin.departments.edit')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPlus size={16} stroke={1.75} />}
          onClick={() => onTask({ kind: 'add', below: department })}
        >
          {t('admin.departments.addBelow')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconUsers size={16} stroke={1.75} />}
          component={Link}
          to={`/admin/people?department=${department.id}`}
        >
          {t('admin.departments.showPeople')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="terracotta"
          leftSection={<IconTrash size={16} stroke={1.75} />}
          onClick={() => onTask({ kind: 'delete', department })}
        >
          {t('admin.departments.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
