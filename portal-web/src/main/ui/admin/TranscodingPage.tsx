import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconCpu, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import { useFormat } from '../platform/format/useFormat.ts';
import { Empty, Failure, useProblemText } from '../platform/kit/States.tsx';
import { tellTrouble } from '../platform/kit/toast.ts';
import type { Capabilities, EncoderCapability } from '../platform/api/types.ts';
import chip from '../platform/kit/chip.module.css';
import classes from './admin.module.css';

const KEY = ['admin', 'capabilities'];

export function TranscodingPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useProblemText();
  const found = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api<Capabilities>('/admin/transcoding/capabilities', { signal }),
  });
  const probe = useMutation({
    mutationFn: () => api<Capabilities>('/admin/transcoding/probe', { method: 'POST' }),
    onSuccess: (fresh) => queryClient.setQueryData(KEY, fresh),
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={420} radius={14} />;
  const { sandbox, encoders, probedAt, ffmpegVersion } = found.data;
  return (
    <div className={classes.stack}>
      <div className={classes.tools}>
        <p className={classes.faint}>
          {t('admin.transcoding.lead')}{' '}
          {probedAt
            ? t('admin.transcoding.probed', { ago: format.ago(probedAt) })
            : t('admin.transcoding.never')}
        </p>
        <Button
          leftSection={<IconRefresh size={18} stroke={1.75} />}
          loading={probe.isPending}
          onClick={() => probe.mutate()}
        >
          {t('admin.transcoding.probe')}
        </Button>
      </div>
      <dl className={classes.counts}>
        <div className={classes.count}>
          <dt>{t('admin.transcoding.ffmpeg')}</dt>
          <dd className={classes.small}>{ffmpegVersion}</dd>
        </div>
        <div className={classes.count}>
          <dt>{t('admin.transcoding.sandbox')}</dt>
          <dd className={classes.small}>{t(`admin.transcoding.${sandbox.kind}`)}</dd>
          {sandbox.reason && <dd className={classes.note}>{sandbox.reason}</dd>}
        </div>
      </dl>
      {encoders.length === 0 && (
        <Empty icon={<IconCpu size={28} stroke={1.75} />} title={t('admin.transcoding.none')} />
      )}
      <ul className={classes.cards} aria-busy={probe.isPending}>
        {encoders.map((encoder) => (
          <li key={`${encoder.name}${encoder.device ?? ''}`}>
            <EncoderCard encoder={encoder} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const TONES = { WORKS: 'good', LISTED_BUT_FAILS: 'alert', ABSENT: 'plain' } as const;

function EncoderCard({ encoder }: { encoder: EncoderCapability }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <article className={classes.card} data-state={encoder.state}>
      <header>
        <h2>{encoder.name}</h2>
        <span className={chip.chip} data-tone={TONES[encoder.state]}>
          {t(`admin.transcoding.${encoder.state}`)}
        </span>
      </header>
      <p>
        {encoder.codec} · {encoder.device ?? t('admin.transcoding.software')}
      </p>
      {encoder.speed != null && (
        <p className={classes.speed}>
          {t('admin.transcoding.speed', { speed: format.number(Math.round(encoder.speed * 10) / 10) })}
        </p>
      )}
      {encoder.reason && <p>{encoder.reason}</p>}
    </article>
  );
}
