import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Confirm } from '../../platform/kit/Confirm.tsx';
import { Failure, useProblemText } from '../../platform/kit/States.tsx';
import { tell, tellTrouble } from '../../platform/kit/toast.ts';
import { Replace } from './Replace.tsx';
import { RevisionBox } from './RevisionBox.tsx';
import type { MediaFiles } from './types.ts';
import classes from './Files.module.css';

const LOOK_AGAIN_MS = 5000;

/** The item's revisions with all that lies in the storage, and the way to a new file or new renditions. */
export function FilesTab({ mediaId }: { mediaId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const key = ['media', 'files', mediaId];
  const files = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api<MediaFiles>(`/media/${mediaId}/files`, { signal }),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? LOOK_AGAIN_MS : false),
  });
  if (files.isError) return <Failure error={files.error} onRetry={() => void files.refetch()} />;
  if (!files.data) return <Skeleton height={260} />;
  return (
    <div className={classes.stack}>
      <p className={classes.lead}>
        {t('files.lead')} <span>{t('files.total', { size: format.bytes(files.data.bytes) })}</span>
      </p>
      <div className={classes.buttons}>
        <Replace mediaId={mediaId} />
        <Reencode mediaId={mediaId} may={files.data.mayReencode} onDone={() => void files.refetch()} />
      </div>
      {files.data.revisions.map((revision) => (
        <RevisionBox
          key={revision.id}
          mediaId={mediaId}
          revision={revision}
          onChange={(next) => {
            queryClient.setQueryData(key, next);
            void queryClient.invalidateQueries({ queryKey: ['media', 'one', mediaId] });
          }}
        />
      ))}
    </div>
  );
}

function isAtWork(files: MediaFiles): boolean {
  return files.revisions.some((revision) =>
    revision.jobs.some((job) => ['QUEUED', 'RUNNING', 'WAITING'].includes(job.state)),
  );
}

function Reencode({ mediaId, may, onDone }: { mediaId: string; may: boolean; onDone: () => void }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [asking, setAsking] = useState(false);
  const redo = useMutation({
    mutationFn: () => api<void>(`/media/${mediaId}/files/reencode`, { method: 'POST' }),
    onSuccess: () => {
      tell(t('files.reencoded'));
      onDone();
    },
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  if (!may) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={18} stroke={1.75} />}
        loading={redo.isPending}
        onClick={() => setAsking(true)}
      >
        {t('files.reencode')}
      </Button>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          redo.mutate();
        }}
        title={t('files.reencodeTitle')}
        action={t('files.reencode')}
      >
        {t('files.reencodeText')}
      </Confirm>
    </>
  );
}
