import { IconCloudUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useFormat } from '../platform/format/useFormat.ts';
import { useUploads } from './useUploads.ts';
import classes from './UploadPill.module.css';

/** In the top bar while something travels and one is elsewhere. */
export function UploadPill() {
  const { t } = useTranslation();
  const format = useFormat();
  const location = useLocation();
  const going = useUploads().filter(
    (item) => item.state === 'sending' || item.state === 'queued' || item.state === 'checking',
  );
  if (going.length === 0 || location.pathname === '/upload') return null;
  const total = going.reduce((sum, item) => sum + item.sizeBytes, 0);
  const sent = going.reduce((sum, item) => sum + item.sentBytes, 0);
  const percent = format.percent(total > 0 ? sent / total : 0);
  return (
    <Link to="/upload" className={classes.pill}>
      <IconCloudUpload size={18} stroke={1.75} aria-hidden="true" />
      <span>{t('platform.nav.uploading', { count: going.length, percent })}</span>
    </Link>
  );
}
