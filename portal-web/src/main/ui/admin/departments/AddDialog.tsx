import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { forgetPeople } from '../people/api.ts';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import type { AdminDepartment } from '../types.ts';

interface Props {
  below: AdminDepartment | null;
  onClose: () => void;
}

export function AddDialog({ below, onClose }: Props) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: () =>
      api<AdminDepartment>('/admin/departments', {
        method: 'POST',
        body: { name: name.trim(), parentId: below?.id ?? null },
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
      title={below ? t('admin.departments.newBelow', { name: below.name }) : t('admin.departments.new')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) add.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('admin.departments.name')}
            value={name}
            required
            maxLength={200}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Trouble text={add.isError ? say(add.error) : null} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('platform.act.cancel')}
            </Button>
            <Button type="submit" disabled={!name.trim()} loading={add.isPending}>
              {t('platform.act.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
