import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { tell } from '../../platform/kit/toast.ts';
import { useAdminProblem } from '../useAdminProblem.ts';
import { Trouble } from '../Trouble.tsx';
import { forgetPeople } from './api.ts';
import type { AdminPerson } from '../types.ts';
import classes from './People.module.css';

/** A password of our own. Someone whom an identity provider vouches for needs none, and can be relieved of it. */
export function PasswordForm({ person }: { person: AdminPerson }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [password, setPassword] = useState('');
  const set = useMutation({
    mutationFn: () => api<void>(`/admin/people/${person.id}/password`, { method: 'PUT', body: { password } }),
    onSuccess: async () => {
      setPassword('');
      tell(t('admin.people.passwordSet', { name: person.name }));
      await forgetPeople();
    },
  });
  const remove = useMutation({
    mutationFn: () => api<void>(`/admin/people/${person.id}/password`, { method: 'DELETE' }),
    onSuccess: async () => {
      tell(t('admin.people.passwordRemoved', { name: person.name }));
      await forgetPeople();
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
        <h2 className={classes.section}>{t('admin.people.resetTitle')}</h2>
        <p className={classes.none}>
          {person.hasPassword ? t('admin.people.hasPassword') : t('admin.people.noPassword')}
        </p>
        <PasswordInput
          label={t('admin.people.newPassword')}
          description={t('admin.people.passwordHint')}
          autoComplete="new-password"
          value={password}
          error={set.isError ? say(set.error) : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Trouble text={remove.isError ? say(remove.error) : null} />
        <Group justify="flex-end" gap="xs">
          {person.hasPassword && person.source !== 'LOCAL' && (
            <Button
              variant="subtle"
              color="terracotta"
              loading={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {t('admin.people.removePassword')}
            </Button>
          )}
          <Button type="submit" variant="default" disabled={password.length === 0} loading={set.isPending}>
            {t('admin.people.setPassword')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
