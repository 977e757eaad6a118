import { Button, FileButton } from '@mantine/core';
import { IconCloudUpload, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { has, useMe } from '../identity/session.ts';
import { PageHeader } from '../platform/kit/PageHeader.tsx';
import { Empty } from '../platform/kit/States.tsx';
import { NoRoom } from './NoRoom.tsx';
import { uploads } from './queue.ts';
import { UploadCard } from './UploadCard.tsx';
import { useDropTarget } from './useDropTarget.ts';
import { useUploads } from './useUploads.ts';
import classes from './UploadPage.module.css';

const ACCEPT = 'video/*,audio/*,.mkv,.mxf,.mts,.m2ts,.ts,.avi,.flv';

export function UploadPage() {
  const { t } = useTranslation();
  const me = useMe();
  if (has(me, 'AUTHOR')) return <Uploading />;
  return (
    <>
      <PageHeader title={t('upload.title')} />
      <Empty icon={<IconLock size={28} stroke={1.75} />} title={t('upload.none')}>
        {t('upload.noneText')}
      </Empty>
    </>
  );
}

function Uploading() {
  const { t } = useTranslation();
  const items = useUploads();
  const over = useDropTarget((files) => uploads.add(files));
  useQuery({
    queryKey: ['uploads', 'unfinished'],
    queryFn: async () => {
      await uploads.recallUnfinished();
      return true;
    },
    staleTime: 0,
  });
  const first = items.length === 0;
  return (
    <div className={classes.page}>
      <PageHeader title={t('upload.title')} lead={t('upload.lead')} />
      <NoRoom />
      <div className={classes.drop} data-small={!first || undefined}>
        <IconCloudUpload size={first ? 56 : 28} stroke={1.4} aria-hidden="true" />
        <p className={classes.dropTitle}>{t('upload.drop')}</p>
        <FileButton onChange={(files) => uploads.add(files)} accept={ACCEPT} multiple>
          {(props) => (
            <Button {...props} size={first ? 'md' : 'sm'}>
              {first ? t('upload.choose') : t('upload.another')}
            </Button>
          )}
        </FileButton>
        {first && <p className={classes.kinds}>{t('upload.kinds')}</p>}
      </div>
      {!first && (
        <ul className={classes.list} aria-label={t('upload.list')}>
          {items.map((item) => (
            <li key={item.key}>
              <UploadCard item={item} />
            </li>
          ))}
        </ul>
      )}
      {over && (
        <div className={classes.over} aria-hidden="true">
          <IconCloudUpload size={72} stroke={1.2} />
          <p>{t('upload.dropNow')}</p>
        </div>
      )}
    </div>
  );
}
