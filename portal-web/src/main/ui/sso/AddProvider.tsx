import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Trouble } from '../admin/Trouble.tsx';
import { useProblemText } from '../platform/kit/States.tsx';
import { useCreateProvider } from './api.ts';
import { isIssuer } from './draft.ts';
import classes from './sso.module.css';

/** Where the issuer is found with the providers that people have. */
const ISSUERS = [
  ['Keycloak', 'https://id.example.com/realms/REALM'],
  ['Microsoft Entra ID', 'https://login.microsoftonline.com/TENANT-ID/v2.0'],
  ['Okta', 'https://ORGANISATION.okta.com'],
  ['Google', 'https://accounts.google.com'],
] as const;

export function AddProvider({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('sso.add')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <Form onClose={onClose} />
    </Modal>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [issuer, setIssuer] = useState('');
  const create = useCreateProvider();
  const complete = name.trim() !== '' && isIssuer(issuer);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!complete) return;
        create.mutate(
          { name: name.trim(), issuer: issuer.trim() },
          { onSuccess: (provider) => void navigate(`/admin/sso/${provider.id}`) },
        );
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('sso.field.name')}
          description={t('sso.field.nameHint')}
          value={name}
          required
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t('sso.field.issuer')}
          description={t('sso.field.issuerHint')}
          placeholder={ISSUERS[0][1]}
          value={issuer}
          required
          type="url"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setIssuer(event.currentTarget.value)}
        />
        <dl className={classes.issuers}>
          {ISSUERS.map(([provider, address]) => (
            <div key={provider}>
              <dt>{provider}</dt>
              <dd>{address}</dd>
            </div>
          ))}
        </dl>
        <Trouble text={create.isError ? say(create.error) : null} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('platform.act.cancel')}
          </Button>
          <Button type="submit" disabled={!complete} loading={create.isPending}>
            {t('sso.addAction')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
