import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../catalog/api.ts';
import { useGroups } from '../api.ts';
import { departmentPaths } from '../departments.ts';
import { ROLES } from '../../identity/session.ts';
import type { Rule } from '../types.ts';

interface Props {
  rule: Rule;
  wrong: boolean;
  onChange: (target: string | null) => void;
}

/** Which role, department or group a rule gives; one that turns people away needs none. */
export function RuleTarget({ rule, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const departments = useDepartments(rule.effect === 'DEPARTMENT').data;
  const paths = departmentPaths(departments ?? []);
  // A department that was deleted since is still what the rule says.
  if (departments && rule.target && !paths.some((one) => one.value === rule.target))
    paths.push({ value: rule.target, label: t('sso.rules.gone') });
  const groups = useGroups(rule.effect === 'GROUP').data;
  const named = (groups ?? []).map((one) => ({ value: one.id, label: one.name }));
  if (groups && rule.target && !named.some((one) => one.value === rule.target))
    named.push({ value: rule.target, label: t('sso.rules.groupGone') });
  const error = wrong && !rule.target?.trim();
  switch (rule.effect) {
    case 'ROLE':
      return (
        <Select
          label={t('sso.rules.role')}
          data={ROLES.map((role) => ({ value: role, label: t(`identity.role.${role}`) }))}
          value={rule.target}
          error={error}
          onChange={onChange}
        />
      );
    case 'DEPARTMENT':
      return (
        <Select
          label={t('sso.rules.department')}
          data={paths}
          value={rule.target}
          error={error}
          searchable
          onChange={onChange}
        />
      );
    case 'GROUP':
      return (
        <Select
          label={t('sso.rules.group')}
          data={named}
          value={rule.target}
          error={error}
          searchable
          nothingFoundMessage={t('sso.rules.noGroup')}
          onChange={onChange}
        />
      );
    default:
      return null;
  }
}
