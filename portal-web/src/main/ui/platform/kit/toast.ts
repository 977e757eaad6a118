import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

export function closeLabel() {
  return { 'aria-label': i18next.t('platform.act.close') };
}

/** For what happened elsewhere than where one looks; anything else is said in place. */
export function tell(message: string): void {
  notifications.show({ message, autoClose: 5000, closeButtonProps: closeLabel() });
}

export function tellTrouble(title: string, message: string): void {
  notifications.show({
    title,
    message,
    color: 'terracotta',
    autoClose: 9000,
    closeButtonProps: closeLabel(),
  });
}
