import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  opened: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  action: string;
  /** What the other button says, where "Cancel" would not be clear. */
  stay?: string;
  busy?: boolean;
  children: ReactNode;
}

/** For what should not happen by a slip, and can be undone. */
export function Confirm({ opened, onClose, onConfirm, title, action, stay, busy, children }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <Stack gap="md">
        <div>{children}</div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {stay ?? t('platform.act.cancel')}
          </Button>
          <Button color="terracotta.6" loading={busy} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
