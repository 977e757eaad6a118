import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { clock } from '../../platform/format/time.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { RunningJob } from './types.ts';
import { StopJob } from './StopJob.tsx';
import classes from './Jobs.module.css';

export function RunningList({ jobs }: { jobs: RunningJob[] }) {
  const { t } = useTranslation();
  return (
    <section className={classes.box} aria-labelledby="jobs-running">
      <header className={classes.boxHead}>
        <h2 id="jobs-running">{t('admin.jobs.running')}</h2>
      </header>
      {jobs.length === 0 ? (
        <p className={classes.faint}>{t('admin.jobs.nothingRuns')}</p>
      ) : (
        <ul className={classes.rows}>
          {jobs.map((job) => (
            <Running key={job.id} job={job} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Running({ job }: { job: RunningJob }) {
  const { t } = useTranslation();
  const format = useFormat();
  const step = t(`processing.job.${job.kind}`);
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <Link to={`/library/${job.mediaId}?tab=files`} className={classes.title}>
          <bdi>{job.title}</bdi>
        </Link>
        <span className={classes.facts}>
          <span>{step}</span>
          {job.node && <span>{t('admin.jobs.onNode', { name: job.node })}</span>}
          {job.attempt > 1 && <span>{t('admin.jobs.attempt', { count: job.attempt })}</span>}
          {job.background && <span>{t('admin.jobs.background')}</span>}
        </span>
        <Progress value={job.progress * 100} size={6} radius="xl" aria-label={`${job.title}: ${step}`} />
        <span className={classes.facts}>
          <span>{format.percent(job.progress)}</span>
          {typeof job.speed === 'number' && (
            <span>{t('admin.jobs.speed', { speed: format.number(job.speed) })}</span>
          )}
          {typeof job.etaSeconds === 'number' && (
            <span>{t('admin.jobs.eta', { time: clock(job.etaSeconds) })}</span>
          )}
        </span>
      </div>
      <StopJob job={job} />
    </li>
  );
}
