import { notifications } from '@mantine/notifications';

/** For what happened elsewhere than where one looks; anything else is said in place. */
export function tell(message: string): void {
  notifications.show({ message, autoClose: 5000 });
}

export function tellTrouble(title: string, message: string): void {
  notifications.show({ title, message, color: 'terracotta', autoClose: 9000 });
}
