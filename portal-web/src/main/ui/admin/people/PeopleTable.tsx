import { ActionIcon, Checkbox } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import type { AdminPerson } from '../types.ts';
import cards from '../../platform/kit/cards.module.css';
import table from '../../platform/kit/table.module.css';
import { RoleChips, StateChip } from './PersonChips.tsx';
import { toggled, type PeopleListProps } from './selection.ts';
import classes from './People.module.css';

const COLUMNS = ['name', 'department', 'roles', 'state', 'source', 'lastSignIn'] as const;

export function PeopleTable({ people, chosen, onChoose, onEdit }: PeopleListProps) {
  const { t } = useTranslation();
  const count = people.filter((one) => chosen.has(one.id)).length;
  return (
    <div className={table.holder} tabIndex={0} role="region" aria-label={t('admin.tabs.people')}>
      <table className={table.table}>
        <thead>
          <tr>
            <td className={classes.check}>
              <Checkbox
                aria-label={t('admin.people.chooseAll')}
                checked={count === people.length}
                indeterminate={count > 0 && count < people.length}
                onChange={() =>
                  onChoose(count === people.length ? new Set() : new Set(people.map((one) => one.id)))
                }
              />
            </td>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                <div>{t(`admin.people.columns.${column}`)}</div>
              </th>
            ))}
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row
              key={person.id}
              person={person}
              chosen={chosen.has(person.id)}
              onChoose={() => onChoose(toggled(chosen, person.id))}
              onEdit={() => onEdit(person)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  person: AdminPerson;
  chosen: boolean;
  onChoose: () => void;
  onEdit: () => void;
}

function Row({ person, chosen, onChoose, onEdit }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr data-chosen={chosen || undefined}>
      <td className={classes.check}>
        <Checkbox
          aria-label={t('admin.people.choose', { name: person.name })}
          checked={chosen}
          onChange={onChoose}
        />
      </td>
      <td>
        <span className={cards.who}>
          <strong>
            <bdi>{person.name}</bdi>
          </strong>
          <span>{person.username}</span>
        </span>
      </td>
      <td>
        <bdi>{person.department?.name}</bdi>
      </td>
      <td>
        <RoleChips person={person} />
      </td>
      <td>
        <StateChip person={person} />
      </td>
      <td className={table.faint}>{t(`admin.people.source.${person.source}`)}</td>
      <td>
        {person.lastSignInAt ? (
          <TimeAgo at={person.lastSignInAt} />
        ) : (
          <span className={table.faint}>{t('admin.people.never')}</span>
        )}
      </td>
      <td className={table.number}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('admin.people.edit', { name: person.name })}
          onClick={onEdit}
        >
          <IconEdit size={18} stroke={1.75} />
        </ActionIcon>
      </td>
    </tr>
  );
}
