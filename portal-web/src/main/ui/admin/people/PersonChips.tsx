import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminPerson } from '../types.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import cards from '../../platform/kit/cards.module.css';
import chip from '../../platform/kit/chip.module.css';

/** Everyone is a viewer, so that word is left for those who are nothing else. */
export function RoleChips({ person }: { person: AdminPerson }) {
  const { t } = useTranslation();
  const more = person.roles.filter((role) => role !== 'VIEWER');
  return (
    <span className={cards.chips}>
      {(more.length > 0 ? more : person.roles).map((role) => (
        <span key={role} className={chip.chip}>
          {t(`identity.role.${role}`)}
        </span>
      ))}
    </span>
  );
}

export function StateChip({ person }: { person: AdminPerson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [openedAt] = useState(() => new Date().toISOString());
  const locked = person.lockedUntil != null && person.lockedUntil > openedAt;
  return (
    <span className={chip.chip} data-tone={!person.enabled || locked ? 'alert' : 'good'}>
      {locked && person.lockedUntil
        ? t('admin.people.locked', { at: format.dateTime(person.lockedUntil) })
        : person.enabled
          ? t('admin.people.enabled')
          : t('admin.people.disabled')}
    </span>
  );
}
