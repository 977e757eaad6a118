import { ActionIcon, Button, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconEdit, IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePages } from '../platform/api/query.ts';
import { useFormat } from '../platform/format/useFormat.ts';
import { MoreButton } from '../platform/kit/MoreButton.tsx';
import { Empty, Failure } from '../platform/kit/States.tsx';
import { TimeAgo } from '../platform/kit/TimeAgo.tsx';
import table from '../platform/kit/table.module.css';
import type { AdminPerson } from '../platform/api/types.ts';
import { NewPersonDialog } from './NewPersonDialog.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import chip from '../platform/kit/chip.module.css';
import classes from './admin.module.css';

const COLUMNS = ['name', 'department', 'roles', 'state', 'lastSignIn'] as const;

export function PeoplePage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const [words, setWords] = useState(q);
  const [creating, setCreating] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const people = usePages<AdminPerson>(['admin', 'people'], '/admin/people', { q: q || undefined });
  const search = useDebouncedCallback(
    (value: string) => setParams(value.trim() ? { q: value.trim() } : {}, { replace: true }),
    200,
  );
  const person = people.items?.find((one) => one.id === edited) ?? null;
  return (
    <>
      <div className={classes.tools}>
        <TextInput
          className={classes.search}
          type="search"
          aria-label={t('admin.people.search')}
          placeholder={t('admin.people.search')}
          leftSection={<IconSearch size={16} stroke={1.9} />}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            search(event.currentTarget.value);
          }}
        />
        <Button leftSection={<IconUserPlus size={18} stroke={1.75} />} onClick={() => setCreating(true)}>
          {t('admin.people.new')}
        </Button>
      </div>
      {people.isError && <Failure error={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <Skeleton height={420} radius={14} />}
      {people.items?.length === 0 && (
        <Empty icon={<IconUsers size={28} stroke={1.75} />} title={t('admin.people.none')} />
      )}
      {people.items && people.items.length > 0 && (
        <div className={table.holder} tabIndex={0} role="region" aria-label={t('admin.tabs.people')}>
          <table className={table.table}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    <div>{t(`admin.people.columns.${column}`)}</div>
                  </th>
                ))}
                <td aria-hidden="true" />
              </tr>
            </thead>
            <tbody>
              {people.items.map((one) => (
                <Row key={one.id} person={one} onEdit={() => setEdited(one.id)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <MoreButton pages={people} />
      <NewPersonDialog opened={creating} onClose={() => setCreating(false)} />
      {person && <PersonDialog key={person.id} person={person} onClose={() => setEdited(null)} />}
    </>
  );
}

function Row({ person, onEdit }: { person: AdminPerson; onEdit: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [openedAt] = useState(() => new Date().toISOString());
  const locked = person.lockedUntil != null && person.lockedUntil > openedAt;
  return (
    <tr>
      <td>
        <span className={classes.who}>
          <strong>{person.name}</strong>
          <span>{person.username}</span>
        </span>
      </td>
      <td>{person.department?.name}</td>
      <td>
        {person.roles.map((role) => (
          <span key={role} className={`${chip.chip} ${classes.role}`}>
            {t(`identity.role.${role}`)}
          </span>
        ))}
      </td>
      <td>
        <span className={chip.chip} data-tone={!person.enabled || locked ? 'alert' : 'good'}>
          {locked && person.lockedUntil
            ? t('admin.people.locked', { at: format.dateTime(person.lockedUntil) })
            : person.enabled
              ? t('admin.people.enabled')
              : t('admin.people.disabled')}
        </span>
      </td>
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
