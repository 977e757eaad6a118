import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { Department } from '../../platform/api/types.ts';
import { departmentTree, type DepartmentNode } from './principals.ts';
import classes from './DepartmentTree.module.css';

interface Props {
  departments: Department[];
  label: string;
  /** Several can be chosen, each with all below it; or exactly one. */
  multiple: boolean;
  chosen: ReadonlySet<string>;
  onToggle: (department: Department) => void;
}

export function DepartmentTree({ departments, label, ...rest }: Props) {
  const roots = departmentTree(departments);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const flip = (id: string) =>
    setClosed((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <ul className={classes.tree} aria-label={label}>
      {roots.map((node) => (
        <Branch key={node.id} node={node} level={0} coveredBy={null} closed={closed} flip={flip} {...rest} />
      ))}
    </ul>
  );
}

interface BranchProps extends Pick<Props, 'multiple' | 'chosen' | 'onToggle'> {
  node: DepartmentNode;
  level: number;
  coveredBy: string | null;
  closed: ReadonlySet<string>;
  flip: (id: string) => void;
}

function Branch({ node, level, coveredBy, closed, flip, ...rest }: BranchProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { multiple, chosen, onToggle } = rest;
  const open = !closed.has(node.id);
  const on = chosen.has(node.id);
  const covered = multiple && coveredBy !== null;
  return (
    <li>
      <div
        className={classes.line}
        data-on={on || covered || undefined}
        style={{ paddingInlineStart: level * 24 }}
      >
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
        <label
          className={classes.label}
          title={covered ? t('catalog.audience.within', { name: coveredBy }) : undefined}
        >
          <input
            type={multiple ? 'checkbox' : 'radio'}
            checked={on || covered}
            disabled={covered && !on}
            onChange={() => onToggle(node)}
          />
          <span className={classes.name}>
            <bdi>{node.name}</bdi>
          </span>
          <span
            className={classes.count}
            aria-label={t('catalog.audience.count', { count: node.total })}
            role="text"
          >
            {format.number(node.total)}
          </span>
        </label>
      </div>
      {open && node.children.length > 0 && (
        <ul className={classes.below}>
          {node.children.map((child) => (
            <Branch
              key={child.id}
              node={child}
              level={level + 1}
              coveredBy={on ? node.name : coveredBy}
              closed={closed}
              flip={flip}
              {...rest}
            />
          ))}
        </ul>
      )}
    </li>
  );
}
