import { ActionIcon, Button, FileButton, Progress } from '@mantine/core';
import {
  IconAlertTriangle,
  IconFileMusic,
  IconMovie,
  IconPlayerPause,
  IconPlayerPlay,
  IconX,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../platform/format/useFormat.ts';
import { useProblemText } from '../platform/kit/States.tsx';
import { tellTrouble } from '../platform/kit/toast.ts';
import { Stages } from '../processing/Stages.tsx';
import { useProcessing } from '../processing/useProcessing.ts';
import { uploads, type UploadItem } from './queue.ts';
import { UploadDetails } from './UploadDetails.tsx';
import classes from './UploadCard.module.css';

export function UploadCard({ item }: { item: UploadItem }) {
  const format = useFormat();
  const audio = /\.(mp3|wav|m4a|aac|flac|ogg|opus)$/i.test(item.fileName);
  return (
    <article className={classes.card}>
      <header className={classes.head}>
        <span className={classes.icon} aria-hidden="true">
          {audio ? <IconFileMusic size={24} stroke={1.6} /> : <IconMovie size={24} stroke={1.6} />}
        </span>
        <div className={classes.words}>
          <p className={classes.name}>
            <bdi>{item.fileName}</bdi>
          </p>
          <p className={classes.size}>{format.bytes(item.sizeBytes)}</p>
        </div>
        <Buttons item={item} />
      </header>
      {item.state === 'done' && item.mediaId ? <After mediaId={item.mediaId} /> : <Sending item={item} />}
      {item.mediaId && item.state !== 'needsFile' && (
        <UploadDetails key={item.mediaId} mediaId={item.mediaId} />
      )}
    </article>
  );
}

function useTimeLeft() {
  const { t } = useTranslation();
  return (seconds: number) => {
    if (seconds < 60) return t('upload.seconds', { count: Math.max(1, Math.ceil(seconds)) });
    if (seconds < 5400) return t('upload.minutes', { count: Math.round(seconds / 60) });
    return t('upload.hours', { count: Math.round(seconds / 3600) });
  };
}

function Sending({ item }: { item: UploadItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const timeLeft = useTimeLeft();
  const share = item.sizeBytes > 0 ? item.sentBytes / item.sizeBytes : 0;
  const moving = item.state === 'sending' && item.bytesPerSecond > 0;
  const trouble = item.trouble
    ? item.trouble === 'wrongFile'
      ? t('upload.wrongFile', { name: item.fileName })
      : item.trouble === 'noRoom' || item.trouble === 'quota'
        ? t(`upload.${item.trouble}`)
        : (item.reason ?? t(`upload.${item.trouble}`))
    : null;
  return (
    <div className={classes.progress}>
      <Progress.Root size={8} radius="xl">
        <Progress.Section
          value={share * 100}
          color={item.state === 'failed' ? 'terracotta' : item.state === 'paused' ? 'gray' : 'lapis'}
          aria-label={t('upload.progress', { name: item.fileName })}
        />
      </Progress.Root>
      <p className={classes.line}>
        <span className={classes.share}>{format.percent(share)}</span>
        <span>{t(`upload.state.${item.state}`)}</span>
        <span>
          {t('upload.sentOf', { sent: format.bytes(item.sentBytes), total: format.bytes(item.sizeBytes) })}
        </span>
        {moving && <span>{t('upload.speed', { speed: format.bytes(item.bytesPerSecond) })}</span>}
        {moving && (
          <span>
            {t('upload.left', { time: timeLeft((item.sizeBytes - item.sentBytes) / item.bytesPerSecond) })}
          </span>
        )}
      </p>
      <div role="status">
        {trouble && (
          <p className={classes.trouble}>
            <IconAlertTriangle size={18} stroke={1.75} aria-hidden="true" />
            {trouble}
          </p>
        )}
      </div>
    </div>
  );
}

function After({ mediaId }: { mediaId: string }) {
  const status = useProcessing(mediaId);
  return (
    <div className={classes.after} role="status">
      <Stages status={status ?? { processing: 'PROCESSING', jobs: [] }} />
    </div>
  );
}

function Buttons({ item }: { item: UploadItem }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const name = item.fileName;
  const remove = useMutation({
    mutationFn: () => uploads.remove(item.key),
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  const going = item.state === 'sending' || item.state === 'queued' || item.state === 'checking';
  const again =
    item.state === 'paused' ||
    (item.state === 'failed' &&
      (item.trouble === 'lost' || item.trouble === 'noRoom' || item.trouble === 'quota'));
  return (
    <div className={classes.buttons}>
      {item.state === 'needsFile' && (
        <FileButton onChange={(file) => file && uploads.giveFile(item.key, file)}>
          {(props) => (
            <Button {...props} variant="default">
              {t('upload.chooseAgain')}
            </Button>
          )}
        </FileButton>
      )}
      {going && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          aria-label={t('upload.pause', { name })}
          onClick={() => void uploads.pause(item.key)}
        >
          <IconPlayerPause size={20} stroke={1.75} />
        </ActionIcon>
      )}
      {again && (
        <ActionIcon
          variant="light"
          size={40}
          aria-label={t('upload.resume', { name })}
          onClick={() => uploads.resume(item.key)}
        >
          <IconPlayerPlay size={20} stroke={1.75} />
        </ActionIcon>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={40}
        aria-label={t('upload.remove', { name })}
        onClick={() => (item.state === 'done' ? uploads.dismiss(item.key) : remove.mutate())}
      >
        <IconX size={20} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
