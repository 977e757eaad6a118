import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { groupOf, toggled, type Choice } from './choice.ts';
import type { Kind } from './types.ts';
import classes from './Builder.module.css';

interface Props {
  kind: Kind;
  choice: Choice;
  onChange: (columns: string[]) => void;
}

export function ColumnPicker({ kind, choice, onChange }: Props) {
  const { t } = useTranslation();
  const group = groupOf(kind, choice);
  if (!group) return null;
  return (
    <fieldset className={classes.columns}>
      <legend>{t('analytics.builder.columns')}</legend>
      {group.columns.map((column) => (
        <Checkbox
          key={column.key}
          label={column.title}
          checked={choice.columns.length === 0 || choice.columns.includes(column.key)}
          onChange={() => onChange(toggled(choice, group, column.key))}
        />
      ))}
    </fieldset>
  );
}
