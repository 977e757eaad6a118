import { Button, CloseButton, Group, Modal, NumberInput, Radio, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PeopleSearch } from '../../catalog/audience/PeopleSearch.tsx';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { DepartmentField } from '../people/PersonFields.tsx';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import own from './storage.module.css';
import { STORAGE } from './store.ts';
import type { StorageUse } from './types.ts';

const RULES = ['usual', 'any', 'own'] as const;
const GIGABYTE = 1e9;

interface Props {
  of: 'people' | 'departments';
  /** Whose quota it is; null where that is still to be chosen. */
  use: StorageUse | null;
  /** What all others may have; 0 for any amount. */
  usualBytes: number;
  onClose: () => void;
}

function ruleOf(use: StorageUse | null): (typeof RULES)[number] {
  if (!use?.ownQuota) return use ? 'usual' : 'own';
  return use.quotaBytes > 0 ? 'own' : 'any';
}

/** What one person, or one department with all below it, may upload. */
export function QuotaDialog({ of, use, usualBytes, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useAdminProblem();
  const [owner, setOwner] = useState<string | null>(use?.id ?? null);
  const [chosen, setChosen] = useState('');
  const [rule, setRule] = useState(ruleOf(use));
  const [gigabytes, setGigabytes] = useState<number | string>(
    use?.ownQuota && use.quotaBytes > 0 ? use.quotaBytes / GIGABYTE : '',
  );
  const bytes = Math.round(Number(gigabytes) * GIGABYTE);
  const complete = owner !== null && (rule !== 'own' || bytes > 0);
  const save = useMutation({
    mutationFn: () => {
      const quota = { bytes: rule === 'any' ? 0 : bytes };
      if (of === 'people') {
        return rule === 'usual'
          ? api(`/admin/storage/quotas/people/${owner}`, { method: 'DELETE' })
          : api(`/admin/storage/quotas/people/${owner}`, { method: 'PUT', body: quota });
      }
      return rule === 'usual'
        ? api(`/admin/storage/quotas/departments/${owner}`, { method: 'DELETE' })
        : api(`/admin/storage/quotas/departments/${owner}`, { method: 'PUT', body: quota });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: STORAGE });
      onClose();
    },
  });
  const labels = {
    usual:
      usualBytes > 0
        ? t('admin.storage.quotas.usual', { quota: format.bytes(usualBytes) })
        : t('admin.storage.quotas.usualAny'),
    any: t('admin.storage.quotas.any'),
    own: t('admin.storage.quotas.own'),
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={use ? t('admin.storage.quotas.title', { name: use.name }) : t('admin.storage.quotas.set')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) save.mutate();
        }}
      >
        <Stack gap="md">
          {!use && of === 'departments' && <DepartmentField value={owner} onChange={setOwner} />}
          {!use &&
            of === 'people' &&
            (owner === null ? (
              <PeopleSearch
                taken={new Set()}
                onPick={({ id, name }) => {
                  setOwner(id);
                  setChosen(name);
                }}
              />
            ) : (
              <p className={own.chosen}>
                <bdi>{chosen}</bdi>
                <CloseButton
                  size="sm"
                  aria-label={t('admin.storage.quotas.another')}
                  onClick={() => setOwner(null)}
                />
              </p>
            ))}
          <p className={own.counted}>{t(`admin.storage.quotas.counted.${of}`)}</p>
          <Radio.Group
            label={t('admin.storage.quotas.rule')}
            value={rule}
            onChange={(next) => setRule(RULES.find((one) => one === next) ?? rule)}
          >
            <Stack gap="xs" mt="xs">
              {RULES.map((one) => (
                <Radio key={one} value={one} label={labels[one]} />
              ))}
            </Stack>
          </Radio.Group>
          {rule === 'own' && (
            <NumberInput
              label={t('admin.storage.quotas.gigabytes')}
              value={gigabytes}
              onChange={setGigabytes}
              min={0.001}
              max={1_000_000_000}
              decimalScale={3}
              required
            />
          )}
          <Trouble text={save.isError ? say(save.error) : null} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('platform.act.cancel')}
            </Button>
            <Button type="submit" disabled={!complete} loading={save.isPending}>
              {t('platform.act.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
