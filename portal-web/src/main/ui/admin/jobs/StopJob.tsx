import { ActionIcon } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import type { Job } from '../../platform/api/types.ts';
import { Confirm } from '../../platform/kit/Confirm.tsx';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tell, tellTrouble } from '../../platform/kit/toast.ts';
import { forgetJobs } from './useQueue.ts';

export function StopJob({ job }: { job: { id: string; title: string; kind: Job['kind'] } }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [asking, setAsking] = useState(false);
  const stop = useMutation({
    mutationFn: () => api<void>(`/admin/jobs/${job.id}/cancel`, { method: 'POST' }),
    onSuccess: async () => {
      tell(t('admin.jobs.stopped'));
      await forgetJobs();
    },
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={44}
        loading={stop.isPending}
        aria-label={t('admin.jobs.stop', { title: job.title })}
        onClick={() => setAsking(true)}
      >
        <IconX size={18} stroke={1.75} />
      </ActionIcon>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          stop.mutate();
        }}
        title={t('admin.jobs.stopTitle')}
        action={t('admin.jobs.stopAction')}
      >
        {t('admin.jobs.stopText', { step: t(`processing.job.${job.kind}`), title: job.title })}
      </Confirm>
    </>
  );
}
