import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Shell.module.css';

export function OfflineNote() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  return (
    <div role="status">
      {online === false && (
        <p className={classes.offline}>
          <IconWifiOff size={18} stroke={1.75} aria-hidden="true" />
          {t('platform.error.offline')}
        </p>
      )}
    </div>
  );
}
