import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  opened: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  word: string;
  action: string;
  busy?: boolean;
  children: ReactNode;
}

/** For what cannot be undone: the button wakes only when the word was typed. */
export function ConfirmTyped({ opened, onClose, onConfirm, title, word, action, busy, children }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const close = () => {
    setTyped('');
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === word) onConfirm();
        }}
      >
        <Stack gap="md">
          <Text size="sm">{children}</Text>
          <TextInput
            label={t('platform.confirm.type', { word })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('platform.act.cancel')}
            </Button>
            <Button type="submit" color="terracotta.6" disabled={typed.trim() !== word} loading={busy}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
