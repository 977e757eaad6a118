import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Logo } from '../platform/kit/Logo.tsx';
import type { Media, ProcessingStatus } from '../platform/api/types.ts';
import { Stages } from '../processing/Stages.tsx';
import { retryProcessing } from '../processing/useProcessing.ts';
import classes from './WaitPoster.module.css';

/** In the player's place and size until there is something to play. */
export function WaitPoster({ media, status }: { media: Media; status: ProcessingStatus }) {
  const { t } = useTranslation();
  const retry = useMutation({ mutationFn: () => retryProcessing(media.id) });
  const failed = status.processing === 'FAILED';
  const uploading = status.processing === 'UPLOADING';
  const reason = status.jobs.find((job) => job.state === 'FAILED')?.reason ?? media.failure;
  return (
    <div className={classes.poster} role="status">
      <div className={classes.mark} data-failed={failed || undefined}>
        {failed ? <IconAlertTriangle size={40} stroke={1.75} aria-hidden="true" /> : <Logo size={44} />}
      </div>
      <p className={classes.title}>
        {failed
          ? t('processing.failedTitle')
          : uploading
            ? t('processing.uploadTitle')
            : t('processing.waitTitle')}
      </p>
      <p className={classes.text}>
        {failed ? reason : uploading ? t('processing.uploadText') : t('processing.waitText')}
      </p>
      {failed && media.mayEdit ? (
        <Button
          leftSection={<IconRefresh size={18} stroke={1.75} />}
          loading={retry.isPending}
          onClick={() => retry.mutate()}
        >
          {t('processing.retry')}
        </Button>
      ) : (
        <div className={classes.stages}>
          <Stages status={status} />
        </div>
      )}
    </div>
  );
}
