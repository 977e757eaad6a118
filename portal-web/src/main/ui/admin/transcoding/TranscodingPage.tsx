import { Button, Progress, Select, Skeleton } from '@mantine/core';
import { IconCpu, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Empty, Failure } from '../../platform/kit/States.tsx';
import admin from '../admin.module.css';
import { Breakers } from './Breakers.tsx';
import { Chosen } from './Chosen.tsx';
import { Encoders } from './Encoders.tsx';
import { Found } from './Found.tsx';
import { Rules } from './Rules.tsx';
import { SpeedTable } from './SpeedTable.tsx';
import classes from './Transcoding.module.css';
import type { TranscodingReport } from './types.ts';
import { useReport } from './useReport.ts';

/** What each server has, what of it was proven to work, what is used and why. */
export function TranscodingPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { all, looked, other, found, trying, look } = useReport();
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  const silent = other !== undefined && other.toldAt === null;
  if (!found.data && !silent) return <Skeleton height={420} radius={14} />;
  const probedAt = found.data?.probedAt;
  const asked = other?.probeAsked ?? false;
  return (
    <div className={admin.stack}>
      <div className={admin.tools}>
        <p className={admin.faint}>
          {t('admin.transcoding.lead')}{' '}
          {probedAt
            ? t('admin.transcoding.probed', { ago: format.ago(probedAt) })
            : t('admin.transcoding.never')}
        </p>
        <div className={classes.choice}>
          {(all.length > 1 || other) && looked && (
            <Select
              aria-label={t('admin.transcoding.server')}
              data={all.map((server) => ({
                value: server.id,
                label: server.self ? t('admin.transcoding.self', { name: server.name }) : server.name,
              }))}
              value={looked.id}
              allowDeselect={false}
              onChange={look}
            />
          )}
          <Button
            leftSection={<IconRefresh size={18} stroke={1.75} />}
            loading={trying.isPending}
            disabled={asked || (other !== undefined && Boolean(found.data?.probing))}
            onClick={() => trying.mutate()}
          >
            {t('admin.transcoding.probe')}
          </Button>
        </div>
      </div>
      <Trials report={found.data} asked={asked} />
      {found.data ? (
        <Report report={found.data} busy={trying.isPending} />
      ) : (
        <>
          <Empty icon={<IconCpu size={28} stroke={1.75} />} title={t('admin.transcoding.silent')} />
          <Rules />
        </>
      )}
    </div>
  );
}

function Trials({ report, asked }: { report: TranscodingReport | undefined; asked: boolean }) {
  const { t } = useTranslation();
  const probing = report?.probing;
  return (
    <div role="status">
      {asked && !probing && <p className={admin.faint}>{t('admin.transcoding.asked')}</p>}
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
  );
}

function Report({ report, busy }: { report: TranscodingReport; busy: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Found found={report} />
      <Chosen chosen={report.chosen} />
      <Breakers breakers={report.breakers} />
      <Rules />
      {report.encoders.length === 0 ? (
        <Empty
          icon={<IconCpu size={28} stroke={1.75} />}
          title={t(report.probedAt ? 'admin.transcoding.none' : 'admin.transcoding.untried')}
        />
      ) : (
        <>
          <SpeedTable encoders={report.encoders} />
          <Encoders encoders={report.encoders} decoders={report.decoders} busy={busy} />
        </>
      )}
    </>
  );
}
