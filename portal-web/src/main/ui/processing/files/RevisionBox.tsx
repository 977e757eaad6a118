import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { clock } from '../../platform/format/time.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import chip from '../../platform/kit/chip.module.css';
import { Confirm } from '../../platform/kit/Confirm.tsx';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tell, tellTrouble } from '../../platform/kit/toast.ts';
import { highest, linesOf } from '../highest.ts';
import { JobState } from '../JobState.tsx';
import type { FileJob, FileReplacement, FileRevision, MediaFiles } from './types.ts';
import classes from './Files.module.css';

interface Props {
  mediaId: string;
  revision: FileRevision;
  onChange: (files: MediaFiles) => void;
}

export function RevisionBox({ mediaId, revision, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = revision.current ? 'current' : revision.hasFiles ? 'old' : 'gone';
  const facts = [
    revision.width && revision.height && `${revision.width} × ${revision.height}`,
    typeof revision.durationSeconds === 'number' && clock(revision.durationSeconds),
    t('files.added', { when: format.ago(revision.createdAt) }),
  ].filter(Boolean);
  return (
    <section className={classes.box} aria-labelledby={`revision-${revision.number}`}>
      <header className={classes.head}>
        <h2 id={`revision-${revision.number}`}>{t('files.revision', { number: revision.number })}</h2>
        <span className={chip.chip} data-tone={revision.current ? 'good' : undefined}>
          {t(`files.${state}`)}
        </span>
        {!revision.current && revision.playable && (
          <UseThis mediaId={mediaId} revision={revision} onChange={onChange} />
        )}
      </header>
      <p className={classes.fileName}>{revision.fileName}</p>
      <p className={classes.faint}>{facts.join(' · ')}</p>
      {revision.replacement && <BroughtIn how={revision.replacement} />}
      {revision.failure && <p className={classes.alert}>{revision.failure}</p>}
      {revision.removedAt && (
        <p className={classes.faint}>
          {t(revision.hasFiles ? 'files.kept' : 'files.removed', { day: format.day(revision.removedAt) })}
        </p>
      )}
      {revision.hasFiles && <Sizes revision={revision} />}
      <HighestQuality revision={revision} />
      {revision.jobs.length > 0 && (
        <>
          <h3>{t('files.steps')}</h3>
          <ol className={classes.jobs}>
            {revision.jobs.map((job) => (
              <Step key={job.id} job={job} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function BroughtIn({ how }: { how: FileReplacement }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { by, retrain, from, reason } = how;
  const told = !retrain
    ? t('files.brought.stand', { by })
    : from
      ? t('files.brought.retrain', { by, at: format.dateTime(from) })
      : t('files.brought.retrainLater', { by });
  return (
    <p className={classes.faint}>
      {told} {reason && t('files.brought.reason', { reason })}
    </p>
  );
}

function Sizes({ revision }: { revision: FileRevision }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sizes = [
    { name: t('files.source'), bytes: revision.sourceBytes },
    ...revision.renditions,
    { name: t('files.pictures'), bytes: revision.stillsBytes },
  ].filter((size) => size.bytes > 0);
  return (
    <dl className={classes.sizes}>
      {sizes.map((size) => (
        <div key={size.name}>
          <dt>{size.name}</dt>
          <dd>{format.bytes(size.bytes)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Of what is made, when all is made: before that, the first quality says nothing. */
function HighestQuality({ revision }: { revision: FileRevision }) {
  const { t } = useTranslation();
  const done = revision.jobs.some((job) => job.kind === 'LADDER' && job.state === 'DONE');
  const made = linesOf(revision.renditions.map((rendition) => rendition.name));
  const told = done && highest(revision.width, revision.height, made);
  return told ? <p className={classes.faint}>{t('files.highest', { ...told })}</p> : null;
}

function Step({ job }: { job: FileJob }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = [
    job.startedAt && format.dateTime(job.startedAt),
    typeof job.waitedSeconds === 'number' && t('files.waited', { time: clock(job.waitedSeconds) }),
    typeof job.tookSeconds === 'number' && t('files.took', { time: clock(Math.max(1, job.tookSeconds)) }),
    job.node && t('files.onNode', { name: job.node }),
    job.attempt > 1 && t('files.attempt', { count: job.attempt }),
  ].filter(Boolean);
  return (
    <li className={classes.job}>
      <strong>{t(`processing.job.${job.kind}`)}</strong>
      <JobState state={job.state} />
      <span className={classes.faint}>{facts.join(' · ')}</span>
      {job.reason && <p className={classes.reason}>{job.reason}</p>}
      {job.logTail && (
        <pre className={classes.log} tabIndex={0} role="region" aria-label={t('files.log')}>
          {job.logTail}
        </pre>
      )}
    </li>
  );
}

function UseThis({ mediaId, revision, onChange }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [asking, setAsking] = useState(false);
  const number = revision.number;
  const choose = useMutation({
    mutationFn: () => api<MediaFiles>(`/media/${mediaId}/files/${revision.id}/current`, { method: 'POST' }),
    onSuccess: (next) => {
      tell(t('files.used', { number }));
      onChange(next);
    },
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  return (
    <>
      <Button
        className={classes.use}
        variant="default"
        size="sm"
        loading={choose.isPending}
        aria-label={t('files.useLabel', { number })}
        onClick={() => setAsking(true)}
      >
        {t('files.use')}
      </Button>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          choose.mutate();
        }}
        title={t('files.useTitle', { number })}
        action={t('files.use')}
      >
        {t('files.useText')}
      </Confirm>
    </>
  );
}
