import { Button, CloseButton, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PeopleSearch } from '../../catalog/audience/PeopleSearch.tsx';
import { api } from '../../platform/api/client.ts';
import type { Ref } from '../../platform/api/types.ts';
import { forgetPeople } from '../people/api.ts';
import { DepartmentField } from '../people/PersonFields.tsx';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import type { AdminDepartment } from '../types.ts';
import people from '../people/People.module.css';
import classes from './Departments.module.css';

/** Name, place in the tree and managers, saved together. */
export function EditDialog({ department, onClose }: { department: AdminDepartment; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [name, setName] = useState(department.name);
  const [parent, setParent] = useState<string | null>(department.parentId ?? null);
  const [managers, setManagers] = useState<Ref[]>(department.managers);
  const save = useMutation({
    mutationFn: () =>
      api<AdminDepartment>(`/admin/departments/${department.id}`, {
        method: 'PATCH',
        body: { name: name.trim(), parentId: parent ?? '', managers: managers.map((one) => one.id) },
      }),
    onSuccess: async () => {
      await forgetPeople();
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('admin.departments.editTitle', { name: department.name })}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) save.mutate();
        }}
      >
        <Stack gap="md">
          {department.source !== 'LOCAL' && (
            <p className={people.origin}>
              <IconPlugConnected size={18} stroke={1.75} aria-hidden="true" />
              <span>
                {t('admin.departments.kept', { source: t(`admin.people.source.${department.source}`) })}
              </span>
            </p>
          )}
          <TextInput
            label={t('admin.departments.name')}
            value={name}
            required
            maxLength={200}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <DepartmentField
            label={t('admin.departments.below')}
            placeholder={t('admin.departments.top')}
            without={department.id}
            value={parent}
            onChange={setParent}
            clearable
          />
          <ManagersField managers={managers} onChange={setManagers} />
          <Trouble text={save.isError ? say(save.error) : null} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('platform.act.cancel')}
            </Button>
            <Button type="submit" disabled={!name.trim()} loading={save.isPending}>
              {t('platform.act.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function ManagersField({ managers, onChange }: { managers: Ref[]; onChange: (managers: Ref[]) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.managersField}>
      <legend>{t('admin.departments.managers')}</legend>
      <p>{t('admin.departments.managersHint')}</p>
      {managers.length > 0 && (
        <ul>
          {managers.map((manager) => (
            <li key={manager.id}>
              <bdi>{manager.name}</bdi>
              <CloseButton
                size="sm"
                aria-label={t('admin.departments.removeManager', { name: manager.name })}
                onClick={() => onChange(managers.filter((one) => one.id !== manager.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <PeopleSearch
        taken={new Set(managers.map((one) => one.id))}
        onPick={(person) => onChange([...managers, { id: person.id, name: person.name }])}
      />
    </fieldset>
  );
}
