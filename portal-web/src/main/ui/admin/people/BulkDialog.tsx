import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import type { BulkAction, BulkResult } from '../types.ts';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tell } from '../../platform/kit/toast.ts';
import { Trouble } from '../Trouble.tsx';
import { DepartmentField } from './PersonFields.tsx';
import { forgetPeople } from './api.ts';
import classes from './People.module.css';

interface Props {
  action: BulkAction;
  ids: string[];
  onClose: () => void;
  onDone: () => void;
}

/** Asks first, with what the server says it would do; then does exactly that. */
export function BulkDialog({ action, ids, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [department, setDepartment] = useState<string | null>(null);
  const ready = action !== 'MOVE' || department !== null;
  const preview = useQuery({
    queryKey: ['admin', 'people', 'bulk', action, department, ids],
    queryFn: ({ signal }) =>
      api<BulkResult>('/admin/people/bulk', {
        method: 'POST',
        body: { ids, action, department, preview: true },
        signal,
      }),
    enabled: ready,
    staleTime: 0,
  });
  const apply = useMutation({
    mutationFn: () =>
      api<BulkResult>('/admin/people/bulk', {
        method: 'POST',
        body: { ids, action, department, preview: false },
      }),
    onSuccess: async (done) => {
      tell(t(`admin.bulk.done.${action}`, { count: done.affected }));
      await forgetPeople();
      onDone();
    },
  });
  const plan = preview.data;
  const error = apply.error ?? preview.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`admin.bulk.ask.${action}`)}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <Stack gap="md">
        {action === 'MOVE' && (
          <DepartmentField label={t('admin.bulk.target')} value={department} onChange={setDepartment} />
        )}
        <div role="status">
          {ready && preview.isPending && <Skeleton height={48} />}
          {plan && (
            <>
              <p className={classes.plan}>
                <strong>{t(`admin.bulk.will.${action}`, { count: plan.affected })}</strong>
                {plan.unchanged > 0 && <> {t('admin.bulk.unchanged', { count: plan.unchanged })}</>}
              </p>
              {plan.refused.length > 0 && (
                <div className={classes.refused}>
                  <p>{t('admin.bulk.refused', { count: plan.refused.length })}</p>
                  <ul>
                    {plan.refused.map((one) => (
                      <li key={one.id}>
                        <strong>{one.name}</strong>: {t(`admin.bulk.why.${one.why}`)}
                      </li>
                    ))}
                  </ul>
                </div>
              )}
            </>
          )}
        </div>
        <Trouble text={error ? say(error) : null} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('platform.act.cancel')}
          </Button>
          <Button
            color={action === 'DISABLE' ? 'terracotta.6' : undefined}
            disabled={!plan || plan.affected === 0}
            loading={apply.isPending}
            onClick={() => apply.mutate()}
          >
            {plan
              ? t(`admin.bulk.confirm.${action}`, { count: plan.affected })
              : t(`admin.bulk.act.${action}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
