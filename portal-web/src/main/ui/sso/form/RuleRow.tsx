import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isWhole } from '../draft.ts';
import type { Rule, RuleEffect, RuleOperator } from '../types.ts';
import { ClaimField } from './ClaimField.tsx';
import { RuleTarget } from './RuleTarget.tsx';
import classes from './rules.module.css';

const OPERATORS: RuleOperator[] = ['IS', 'STARTS_WITH', 'MATCHES', 'EXISTS'];
const EFFECTS: RuleEffect[] = ['ROLE', 'DEPARTMENT', 'GROUP', 'DENY', 'DENY_UNLESS'];

interface Props {
  rule: Rule;
  place: number;
  of: number;
  claims: string[];
  /** What is missing is marked only once somebody tried to save. */
  checked: boolean;
  onChange: (change: Partial<Rule>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

export function RuleRow({ rule, place, of, claims, checked, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation();
  const wrong = checked && !isWhole(rule);
  const button = { variant: 'subtle', color: 'gray', size: 34 } as const;
  const compares = rule.operator !== 'EXISTS';
  return (
    <div role="group" aria-label={t('sso.rules.one', { place })}>
      <div className={classes.head}>
        <span className={classes.place} aria-hidden="true">
          {place}
        </span>
        <span className={classes.wrong} role={wrong ? 'alert' : undefined}>
          {wrong ? t('sso.wrong.rule') : ''}
        </span>
        <ActionIcon
          {...button}
          data-part="up"
          disabled={place === 1}
          aria-label={t('sso.rules.up', { place })}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={18} stroke={1.75} />
        </ActionIcon>
        <ActionIcon
          {...button}
          data-part="down"
          disabled={place === of}
          aria-label={t('sso.rules.down', { place })}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={18} stroke={1.75} />
        </ActionIcon>
        <ActionIcon
          {...button}
          data-part="remove"
          aria-label={t('sso.rules.remove', { place })}
          onClick={onRemove}
        >
          <IconTrash size={18} stroke={1.75} />
        </ActionIcon>
      </div>
      <div className={classes.when} data-alone={!compares || undefined}>
        <ClaimField
          label={t('sso.rules.claim')}
          value={rule.claim}
          claims={claims}
          error={wrong && !rule.claim.trim()}
          onChange={(claim) => onChange({ claim })}
        />
        <Select
          label={t('sso.rules.operator')}
          data={OPERATORS.map((one) => ({ value: one, label: t(`sso.operator.${one}`) }))}
          value={rule.operator}
          allowDeselect={false}
          onChange={(next) => onChange({ operator: OPERATORS.find((one) => one === next) ?? 'IS' })}
        />
        {compares && (
          <TextInput
            label={rule.operator === 'MATCHES' ? t('sso.rules.pattern') : t('sso.rules.value')}
            value={rule.value ?? ''}
            error={wrong && !rule.value?.trim()}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ value: event.currentTarget.value })}
          />
        )}
      </div>
      <div className={classes.then}>
        <Select
          label={t('sso.rules.effect')}
          data={EFFECTS.map((one) => ({ value: one, label: t(`sso.effect.${one}`) }))}
          value={rule.effect}
          allowDeselect={false}
          onChange={(next) => onChange({ effect: EFFECTS.find((one) => one === next) ?? 'ROLE' })}
        />
        <RuleTarget rule={rule} wrong={wrong} onChange={(target) => onChange({ target })} />
      </div>
    </div>
  );
}
