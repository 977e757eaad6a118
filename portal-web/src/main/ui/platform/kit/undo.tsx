import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { closeLabel } from './toast.ts';

/** Says what happened, with the way back for a while. */
export function tellWithUndo(message: string, label: string, undo: () => void): void {
  const id = notifications.show({
    autoClose: 12_000,
    closeButtonProps: closeLabel(),
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <span>{message}</span>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {label}
        </Button>
      </Group>
    ),
  });
}
