import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import type { Page } from '../../platform/api/types.ts';
import { tell } from '../../platform/kit/toast.ts';
import { forgetPeople } from '../people/api.ts';
import { DepartmentField } from '../people/PersonFields.tsx';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import type { AdminDepartment, AdminPerson } from '../types.ts';
import people from '../people/People.module.css';

interface Props {
  department: AdminDepartment;
  departments: AdminDepartment[];
  onClose: () => void;
}

/** Asks where those who are in it should go. What was watched there stays in the reports of the one that takes over. */
export function DeleteDialog({ department, departments, onClose }: Props) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [moveTo, setMoveTo] = useState<string | null>(department.parentId ?? null);
  const below = departments.filter((one) => one.parentId === department.id).length;
  // The tree counts those who may sign in; people who are disabled want a place too.
  const disabled = useQuery({
    queryKey: ['admin', 'people', 'any-disabled', department.id],
    queryFn: ({ signal }) =>
      api<Page<AdminPerson>>('/admin/people', {
        query: { department: department.id, state: 'DISABLED', limit: 1 },
        signal,
      }),
  });
  const inUse = department.people > 0 || below > 0 || (disabled.data?.items.length ?? 0) > 0;
  const remove = useMutation({
    mutationFn: () =>
      api<void>(`/admin/departments/${department.id}`, {
        method: 'DELETE',
        query: { moveTo: inUse ? moveTo : null },
      }),
    onSuccess: async () => {
      tell(t('admin.departments.deleted', { name: department.name }));
      await forgetPeople();
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('admin.departments.deleteTitle', { name: department.name })}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <Stack gap="md">
        <p className={people.plan}>
          {inUse
            ? t('admin.departments.deleteMoves', {
                people: t('admin.departments.people', { count: department.people }),
                departments: t('admin.departments.count', { count: below }),
              })
            : t('admin.departments.deleteEmpty')}
        </p>
        {inUse && (
          <DepartmentField
            label={t('admin.departments.moveTo')}
            without={department.id}
            value={moveTo}
            onChange={setMoveTo}
          />
        )}
        <p className={people.none}>{t('admin.departments.deleteHistory')}</p>
        <Trouble text={remove.isError ? say(remove.error) : null} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('platform.act.cancel')}
          </Button>
          <Button
            color="terracotta.6"
            disabled={disabled.isPending || (inUse && moveTo === null)}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {t('admin.departments.delete')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
