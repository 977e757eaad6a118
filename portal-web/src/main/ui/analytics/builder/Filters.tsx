import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Department } from '../../platform/api/types.ts';
import { DepartmentsSelect } from '../DepartmentsSelect.tsx';
import { PERIODS } from '../period.ts';
import { PeriodSelect } from '../PeriodSelect.tsx';
import type { Choice } from './choice.ts';
import { ItemSelect } from './ItemSelect.tsx';
import type { Kind } from './types.ts';
import classes from './Builder.module.css';

interface Props {
  kind: Kind;
  departments: Department[];
  choice: Choice;
  onChange: (change: Partial<Choice>) => void;
}

/** Kinds that tell of no department. */
const WITHOUT_DEPARTMENT = new Set(['search-terms', 'audit']);

export function Filters({ kind, departments, choice, onChange }: Props) {
  const { t } = useTranslation();
  const named = kind.groups.filter((group) => group.name != null && group.title != null);
  return (
    <div className={classes.filters}>
      {named.length > 1 && (
        <Select
          label={t(kind.rowPerGroup ? 'analytics.builder.group' : 'analytics.builder.groupedBy')}
          data={named.map((group) => ({ value: group.name ?? '', label: group.title ?? '' }))}
          value={choice.group}
          allowDeselect={false}
          onChange={(group) => onChange({ group, columns: kind.rowPerGroup ? [] : choice.columns })}
        />
      )}
      {departments.length > 0 && !WITHOUT_DEPARTMENT.has(kind.kind) && (
        <DepartmentsSelect
          departments={departments}
          value={choice.departments}
          none={kind.departmentNeeded ? undefined : t('analytics.builder.everywhere')}
          onChange={(ids) => onChange({ departments: ids })}
        />
      )}
      {kind.hasPeriod && (
        <PeriodSelect
          name={choice.period}
          from={choice.from}
          to={choice.to}
          onChange={(change) =>
            onChange({
              period:
                'period' in change ? (PERIODS.find((one) => one === change.period) ?? 'all') : choice.period,
              from: 'from' in change ? change.from : choice.from,
              to: 'to' in change ? change.to : choice.to,
            })
          }
        />
      )}
      {kind.hasItems && <ItemSelect value={choice.media} onChange={(media) => onChange({ media })} />}
      {kind.hasPeople && (
        <Switch
          className={classes.pseudonyms}
          label={t('analytics.builder.pseudonyms')}
          description={t(
            kind.pseudonymsOnly ? 'analytics.builder.pseudonymsAgreed' : 'analytics.builder.pseudonymsText',
          )}
          checked={kind.pseudonymsOnly || choice.pseudonyms}
          disabled={kind.pseudonymsOnly}
          onChange={(event) => onChange({ pseudonyms: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
