import { Pill, Radio, Skeleton } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../platform/kit/States.tsx';
import type { AudienceEntry } from '../../platform/api/types.ts';
import { useDepartments } from '../api.ts';
import { DepartmentTree } from './DepartmentTree.tsx';
import { PeopleSearch } from './PeopleSearch.tsx';
import { EVERYONE, subtree } from './principals.ts';
import { useAudienceText } from './useAudienceText.ts';
import classes from './AudiencePicker.module.css';

interface Props {
  value: AudienceEntry[];
  onChange: (audience: AudienceEntry[]) => void;
  /** What is asked, and what the answer comes to, where it is not about who may see something. */
  title?: string;
  sum?: string;
}

export function AudiencePicker({ value, onChange, title, sum }: Props) {
  const { t } = useTranslation();
  const departments = useDepartments();
  const { sentence } = useAudienceText(value);
  const everyone = value.some((entry) => entry.principal === EVERYONE);
  // What was chosen before "everyone" comes back when one changes one's mind.
  const [kept, setKept] = useState<AudienceEntry[]>([]);
  const chosen = new Set(
    value.filter((entry) => entry.principal.startsWith('d:')).map((entry) => entry.principal.slice(2)),
  );
  const named = value.filter((entry) => entry.principal.startsWith('u:'));

  function toggle(id: string, name: string) {
    if (chosen.has(id)) {
      onChange(value.filter((entry) => entry.principal !== `d:${id}`));
      return;
    }
    const below = subtree(departments.data ?? [], id);
    const rest = value.filter(
      (entry) => !(entry.principal.startsWith('d:') && below.has(entry.principal.slice(2))),
    );
    onChange([...rest, { principal: `d:${id}`, name }]);
  }

  return (
    <fieldset className={classes.picker}>
      <legend>{title ?? t('catalog.audience.title')}</legend>
      <Radio.Group
        aria-label={title ?? t('catalog.audience.title')}
        value={everyone ? 'everyone' : 'chosen'}
        onChange={(mode) => {
          if (mode === 'everyone') {
            setKept(value);
            onChange([{ principal: EVERYONE, name: t('catalog.audience.everyone') }]);
          } else onChange(kept.filter((entry) => entry.principal !== EVERYONE));
        }}
      >
        <Radio
          className={classes.mode}
          value="everyone"
          label={t('catalog.audience.everyone')}
          description={t('catalog.audience.everyoneText')}
        />
        <Radio className={classes.mode} value="chosen" label={t('catalog.audience.chosen')} />
      </Radio.Group>
      {!everyone && (
        <div className={classes.chosen}>
          <div className={classes.part}>
            <p className={classes.label}>{t('catalog.audience.departments')}</p>
            <p className={classes.hint}>{t('catalog.audience.departmentsText')}</p>
            {departments.isError && (
              <Failure compact error={departments.error} onRetry={() => void departments.refetch()} />
            )}
            {departments.isPending && <Skeleton height={180} />}
            {departments.data && (
              <DepartmentTree
                departments={departments.data}
                label={t('catalog.audience.departments')}
                multiple
                chosen={chosen}
                onToggle={(department) => toggle(department.id, department.name)}
              />
            )}
          </div>
          <div className={classes.part}>
            <PeopleSearch
              taken={new Set(named.map((entry) => entry.principal.slice(2)))}
              onPick={(person) => onChange([...value, { principal: `u:${person.id}`, name: person.name }])}
            />
            {named.length > 0 && (
              <Pill.Group className={classes.named}>
                {named.map((entry) => (
                  <Pill
                    key={entry.principal}
                    size="md"
                    withRemoveButton
                    removeButtonProps={{
                      'aria-label': t('catalog.audience.remove', { name: entry.name }),
                      'aria-hidden': false,
                      tabIndex: 0,
                    }}
                    onRemove={() => onChange(value.filter((other) => other.principal !== entry.principal))}
                  >
                    <bdi>{entry.name}</bdi>
                  </Pill>
                ))}
              </Pill.Group>
            )}
          </div>
        </div>
      )}
      <p className={classes.sum} role="status">
        <IconUsers size={18} stroke={1.75} aria-hidden="true" />
        {sum ?? sentence}
      </p>
    </fieldset>
  );
}
