import { Button, Progress, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconCpu, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../platform/api/query.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Empty, Failure, useProblemText } from '../../platform/kit/States.tsx';
import { tellTrouble } from '../../platform/kit/toast.ts';
import admin from '../admin.module.css';
import { probe, REPORT, report } from './api.ts';
import { Breakers } from './Breakers.tsx';
import { Chosen } from './Chosen.tsx';
import { Encoders } from './Encoders.tsx';
import { Found } from './Found.tsx';
import { Rules } from './Rules.tsx';
import { SpeedTable } from './SpeedTable.tsx';

const POLL_MS = 1000;

/** What the machine has, what of it was proven to work, what is used and why. */
export function TranscodingPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useProblemText();
  const trying = useMutation({
    mutationFn: probe,
    onSuccess: (fresh) => queryClient.setQueryData(REPORT, fresh),
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  const found = useQuery({
    queryKey: REPORT,
    queryFn: ({ signal }) => report(signal),
    refetchInterval: (query) => (trying.isPending || query.state.data?.probing ? POLL_MS : false),
  });
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={420} radius={14} />;
  const { probedAt, probing, encoders } = found.data;
  return (
    <div className={admin.stack}>
      <div className={admin.tools}>
        <p className={admin.faint}>
          {t('admin.transcoding.lead')}{' '}
          {probedAt
            ? t('admin.transcoding.probed', { ago: format.ago(probedAt) })
            : t('admin.transcoding.never')}
        </p>
        <Button
          leftSection={<IconRefresh size={18} stroke={1.75} />}
          loading={trying.isPending}
          onClick={() => trying.mutate()}
        >
          {t('admin.transcoding.probe')}
        </Button>
      </div>
      <div role="status">
        {probing && (
          <>
            <p className={admin.faint}>{t('admin.transcoding.trying', { what: probing.what })}</p>
            <Progress
              value={(probing.done / probing.total) * 100}
              size={8}
              radius="xl"
              aria-label={t('admin.transcoding.progress')}
            />
          </>
        )}
      </div>
      <Found found={found.data} />
      <Chosen chosen={found.data.chosen} />
      <Breakers breakers={found.data.breakers} />
      <Rules />
      {encoders.length === 0 ? (
        <Empty icon={<IconCpu size={28} stroke={1.75} />} title={t('admin.transcoding.none')} />
      ) : (
        <>
          <SpeedTable encoders={encoders} />
          <Encoders encoders={encoders} decoders={found.data.decoders} busy={trying.isPending} />
        </>
      )}
    </div>
  );
}
