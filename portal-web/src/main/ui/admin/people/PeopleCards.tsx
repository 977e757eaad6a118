import { ActionIcon, Checkbox } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import cards from '../../platform/kit/cards.module.css';
import { RoleChips, StateChip } from './PersonChips.tsx';
import { toggled, type PeopleListProps } from './selection.ts';

/** The table's rows for a screen that has no room for columns: nothing of them is out of sight. */
export function PeopleCards({ people, chosen, onChoose, onEdit }: PeopleListProps) {
  const { t } = useTranslation();
  return (
    <ul className={cards.cards} aria-label={t('admin.tabs.people')}>
      {people.map((person) => (
        <li key={person.id} className={cards.card} data-chosen={chosen.has(person.id) || undefined}>
          <Checkbox
            size="md"
            aria-label={t('admin.people.choose', { name: person.name })}
            checked={chosen.has(person.id)}
            onChange={() => onChoose(toggled(chosen, person.id))}
          />
          <div className={cards.body}>
            <span className={cards.who}>
              <strong>
                <bdi>{person.name}</bdi>
              </strong>
              <span>
                {[person.username, person.department?.name].filter((part) => part != null).join(' · ')}
              </span>
            </span>
            <span className={cards.chips}>
              <StateChip person={person} />
              <RoleChips person={person} />
            </span>
            <span className={cards.small}>
              {t(`admin.people.source.${person.source}`)}
              {' · '}
              {person.lastSignInAt ? <TimeAgo at={person.lastSignInAt} /> : t('admin.people.neverSignedIn')}
            </span>
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={44}
            aria-label={t('admin.people.edit', { name: person.name })}
            onClick={() => onEdit(person)}
          >
            <IconEdit size={20} stroke={1.75} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
