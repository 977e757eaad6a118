import { Button, Group, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { tell } from '../../platform/kit/toast.ts';
import type { Role } from '../../platform/api/types.ts';
import { DepartmentField, RoleFields } from './PersonFields.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import { forgetPeople } from './api.ts';
import { Trouble } from '../Trouble.tsx';
import type { AdminPerson } from '../types.ts';

interface Fresh {
  username: string;
  name: string;
  password: string;
  roles: Role[];
  department: string | null;
}

const BLANK: Fresh = { username: '', name: '', password: '', roles: ['VIEWER'], department: null };

export function NewPersonDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [fresh, setFresh] = useState(BLANK);
  const change = (next: Partial<Fresh>) => setFresh((now) => ({ ...now, ...next }));
  const create = useMutation({
    mutationFn: () => api<AdminPerson>('/admin/people', { method: 'POST', body: fresh }),
    onSuccess: async () => {
      await forgetPeople();
      tell(t('admin.people.created', { name: fresh.name }));
      setFresh(BLANK);
      onClose();
    },
  });
  const complete = fresh.username.trim() !== '' && fresh.name.trim() !== '' && fresh.password !== '';
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('admin.people.new')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) create.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('admin.people.name')}
            value={fresh.name}
            required
            maxLength={200}
            autoComplete="off"
            onChange={(event) => change({ name: event.currentTarget.value })}
            data-autofocus
          />
          <TextInput
            label={t('admin.people.username')}
            value={fresh.username}
            required
            maxLength={100}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => change({ username: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('admin.people.password')}
            description={t('admin.people.passwordHint')}
            value={fresh.password}
            required
            autoComplete="new-password"
            onChange={(event) => change({ password: event.currentTarget.value })}
          />
          <DepartmentField
            value={fresh.department}
            onChange={(department) => change({ department })}
            clearable
          />
          <RoleFields value={fresh.roles} onChange={(roles) => change({ roles })} />
          <Trouble text={create.isError ? say(create.error) : null} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('platform.act.cancel')}
            </Button>
            <Button type="submit" disabled={!complete} loading={create.isPending}>
              {t('admin.people.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
