import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBinaryTree, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { Empty, Failure } from '../../platform/kit/States.tsx';
import type { AdminDepartment } from '../types.ts';
import admin from '../admin.module.css';
import { AddDialog } from './AddDialog.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { EditDialog } from './EditDialog.tsx';
import { Tree, type Task } from './Tree.tsx';

export function DepartmentsPage() {
  const { t } = useTranslation();
  const [task, setTask] = useState<Task | null>(null);
  const departments = useQuery({
    queryKey: ['admin', 'departments'],
    queryFn: async ({ signal }) =>
      (await api<{ items: AdminDepartment[] }>('/admin/departments', { signal })).items,
  });
  const all = departments.data ?? [];
  const close = () => setTask(null);
  const add = (
    <Button
      leftSection={<IconPlus size={18} stroke={1.75} />}
      onClick={() => setTask({ kind: 'add', below: null })}
    >
      {t('admin.departments.new')}
    </Button>
  );
  return (
    <>
      <div className={admin.tools}>
        <p className={admin.faint}>{t('admin.departments.lead')}</p>
        {all.length > 0 && add}
      </div>
      {departments.isError && (
        <Failure compact error={departments.error} onRetry={() => void departments.refetch()} />
      )}
      {departments.isPending && <Skeleton height={320} radius={14} />}
      {departments.data?.length === 0 && (
        <Empty
          icon={<IconBinaryTree size={28} stroke={1.75} />}
          title={t('admin.departments.none')}
          action={add}
        >
          {t('admin.departments.noneText')}
        </Empty>
      )}
      {all.length > 0 && <Tree departments={all} onTask={setTask} />}
      {task?.kind === 'add' && <AddDialog below={task.below} onClose={close} />}
      {task?.kind === 'edit' && <EditDialog department={task.department} onClose={close} />}
      {task?.kind === 'delete' && (
        <DeleteDialog department={task.department} departments={all} onClose={close} />
      )}
    </>
  );
}
