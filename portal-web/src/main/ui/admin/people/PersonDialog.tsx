import { Button, Divider, Group, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import type { Role } from '../../platform/api/types.ts';
import { useMe } from '../../identity/session.ts';
import { useAdminProblem } from '../useAdminProblem.ts';
import { Trouble } from '../Trouble.tsx';
import { forgetPeople } from './api.ts';
import { ErasePerson } from './ErasePerson.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { DepartmentField, ManagesField, RoleFields } from './PersonFields.tsx';
import { PersonSessions } from './PersonSessions.tsx';
import type { AdminPerson, PersonField } from '../types.ts';
import classes from './People.module.css';

export function PersonDialog({ person, onClose }: { person: AdminPerson; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('admin.people.edit', { name: person.name })}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <Stack gap="lg">
        {person.source !== 'LOCAL' && <Origin person={person} />}
        <DetailsForm person={person} onClose={onClose} />
        <Divider />
        <PersonSessions person={person} />
        <Divider />
        <PasswordForm person={person} />
        <Divider />
        <ErasePerson person={person} onErased={onClose} />
      </Stack>
    </Modal>
  );
}

function Origin({ person }: { person: AdminPerson }) {
  const { t } = useTranslation();
  return (
    <p className={classes.origin}>
      <IconPlugConnected size={18} stroke={1.75} aria-hidden="true" />
      <span>
        {t(`admin.people.origin.${person.source}`)}
        {person.externalId != null && <> {t('admin.people.externalId', { id: person.externalId })}</>}
      </span>
    </p>
  );
}

function DetailsForm({ person, onClose }: { person: AdminPerson; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const me = useMe();
  const [name, setName] = useState(person.name);
  const [roles, setRoles] = useState<Role[]>(person.roles);
  const [department, setDepartment] = useState<string | null>(person.department?.id ?? null);
  const [manages, setManages] = useState(person.manages.map((one) => one.id));
  const [enabled, setEnabled] = useState(person.enabled);
  const isMe = me?.id === person.id;
  const source = person.keptBy ?? t(`admin.people.source.${person.source}`);
  const kept = (field: PersonField) =>
    person.managedFields.includes(field) ? t('admin.people.keptBy', { source }) : undefined;
  const save = useMutation({
    mutationFn: () =>
      api<AdminPerson>(`/admin/people/${person.id}`, {
        method: 'PATCH',
        body: { name: name.trim(), roles, department: department ?? '', manages, enabled },
      }),
    onSuccess: async () => {
      await forgetPeople();
      onClose();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('admin.people.name')}
          description={kept('name')}
          readOnly={kept('name') !== undefined}
          variant={kept('name') ? 'filled' : 'default'}
          value={name}
          required
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {person.email != null && (
          <TextInput
            label={t('admin.people.email')}
            description={kept('email')}
            value={person.email}
            readOnly
            variant="filled"
          />
        )}
        <DepartmentField value={department} onChange={setDepartment} keptBy={kept('department')} clearable />
        <RoleFields value={roles} onChange={setRoles} keptBy={kept('roles')} />
        {roles.includes('MANAGER') && <ManagesField value={manages} onChange={setManages} />}
        <Switch
          label={t('admin.people.active')}
          description={
            isMe ? t('admin.people.activeSelf') : kept('enabled') && t('admin.people.activeKept', { source })
          }
          checked={enabled}
          disabled={isMe}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
        />
        <Trouble text={save.isError ? say(save.error) : null} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('platform.act.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('platform.act.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
