import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../platform/api/client.ts';
import classes from './UploadPage.module.css';

/** Says before somebody chooses a file that the storage is too full for it, or for what is made of it. */
export function NoRoom() {
  const { t } = useTranslation();
  const room = useQuery({
    queryKey: ['uploads', 'room'],
    queryFn: ({ signal }) => api<{ takesUploads: boolean; takesWork: boolean }>('/uploads', { signal }),
    refetchInterval: 30_000,
  });
  if (!room.data || (room.data.takesUploads && room.data.takesWork)) return null;
  return (
    <div className={classes.noRoom} role="alert">
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />
      <p>{t(room.data.takesUploads ? 'upload.noWork' : 'upload.noUploads')}</p>
    </div>
  );
}
