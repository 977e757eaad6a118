import { Button, Divider, Group, Modal, PasswordInput, Stack, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import { useProblemText } from '../platform/kit/States.tsx';
import { tell } from '../platform/kit/toast.ts';
import type { AdminPerson, Role } from '../platform/api/types.ts';
import { DepartmentField, ManagesField, RoleFields } from './PersonFields.tsx';
import { Trouble } from './Trouble.tsx';

const forget = () => queryClient.invalidateQueries({ queryKey: ['admin', 'people'] });

export function PersonDialog({ person, onClose }: { person: AdminPerson; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [name, setName] = useState(person.name);
  const [roles, setRoles] = useState<Role[]>(person.roles);
  const [department, setDepartment] = useState<string | null>(person.department?.id ?? null);
  const [manages, setManages] = useState(person.manages.map((one) => one.id));
  const [enabled, setEnabled] = useState(person.enabled);
  const save = useMutation({
    mutationFn: () =>
      api(`/admin/people/${person.id}`, {
        method: 'PATCH',
        body: { name: name.trim(), roles, department, manages, enabled },
      }),
    onSuccess: async () => {
      await forget();
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('admin.people.edit', { name: person.name })}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <Stack gap="md">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Stack gap="md">
            <TextInput
              label={t('admin.people.name')}
              value={name}
              required
              maxLength={200}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <DepartmentField value={department} onChange={setDepartment} />
            <RoleFields value={roles} onChange={setRoles} />
            {roles.includes('MANAGER') && <ManagesField value={manages} onChange={setManages} />}
            <Switch
              label={t('admin.people.active')}
              checked={enabled}
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
        <Divider />
        <PasswordForm person={person} />
      </Stack>
    </Modal>
  );
}

function PasswordForm({ person }: { person: AdminPerson }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [password, setPassword] = useState('');
  const set = useMutation({
    mutationFn: () => api<void>(`/admin/people/${person.id}/password`, { method: 'PUT', body: { password } }),
    onSuccess: async () => {
      setPassword('');
      tell(t('admin.people.passwordSet', { name: person.name }));
      await forget();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate();
      }}
    >
      <Stack gap="sm">
        <PasswordInput
          label={t('admin.people.newPassword')}
          description={t('admin.people.passwordHint')}
          autoComplete="new-password"
          value={password}
          error={set.isError ? say(set.error) : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" variant="default" disabled={password.length === 0} loading={set.isPending}>
            {t('admin.people.setPassword')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
