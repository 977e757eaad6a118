import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../admin/Trouble.tsx';
import { api } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import { CopyField } from '../platform/kit/CopyField.tsx';
import { useProblemText } from '../platform/kit/States.tsx';
import { useProviders } from '../sso/api.ts';
import type { IssuedToken } from './types.ts';
import classes from './roster.module.css';

export function NewTokenDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [issued, setIssued] = useState<IssuedToken | null>(null);
  const close = () => {
    setIssued(null);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      // A token that is shown once must not vanish by a click beside it.
      closeOnClickOutside={issued === null}
      closeOnEscape={issued === null}
      title={issued ? t('roster.scim.issuedTitle') : t('roster.scim.add')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      {issued ? <Issued token={issued} onClose={close} /> : <Form onIssued={setIssued} onClose={close} />}
    </Modal>
  );
}

function Form({ onIssued, onClose }: { onIssued: (token: IssuedToken) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [name, setName] = useState('');
  const [providerId, setProviderId] = useState<string | null>(null);
  const providers = useProviders().data?.items ?? [];
  const create = useMutation({
    mutationFn: () =>
      api<IssuedToken>('/admin/scim/tokens', { method: 'POST', body: { name: name.trim(), providerId } }),
    onSuccess: async (token) => {
      onIssued(token);
      await queryClient.invalidateQueries({ queryKey: ['admin', 'scim-tokens'] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) create.mutate();
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('roster.scim.name')}
          description={t('roster.scim.nameHint')}
          value={name}
          required
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Select
          label={t('roster.scim.provider')}
          description={t('roster.scim.providerHint')}
          placeholder={t('roster.scim.noProvider')}
          data={providers.map((one) => ({ value: one.id, label: one.settings.name }))}
          value={providerId}
          clearable
          clearButtonProps={{ 'aria-label': t('platform.list.clear') }}
          onChange={setProviderId}
        />
        <Trouble text={create.isError ? say(create.error) : null} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('platform.act.cancel')}
          </Button>
          <Button type="submit" disabled={!name.trim()} loading={create.isPending}>
            {t('roster.scim.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Issued({ token, onClose }: { token: IssuedToken; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <p className={classes.words}>{t('roster.scim.issuedText')}</p>
      <CopyField label={t('roster.scim.token')} value={token.token} />
      <CopyField label={t('roster.scim.endpoint')} value={`${window.location.origin}/scim/v2`} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('roster.scim.kept')}</Button>
      </Group>
    </Stack>
  );
}
