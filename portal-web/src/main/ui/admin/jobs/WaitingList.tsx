import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { WaitingJob } from './types.ts';
import { StopJob } from './StopJob.tsx';
import classes from './Jobs.module.css';

export function WaitingList({ jobs, total }: { jobs: WaitingJob[]; total: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const more = total - jobs.length;
  return (
    <section className={classes.box} aria-labelledby="jobs-waiting">
      <header className={classes.boxHead}>
        <h2 id="jobs-waiting">
          {t('admin.jobs.waiting')}
          {total > 0 && <span className={classes.count}>{format.number(total)}</span>}
        </h2>
      </header>
      {jobs.length === 0 ? (
        <p className={classes.faint}>{t('admin.jobs.nothingWaits')}</p>
      ) : (
        <ul className={classes.rows}>
          {jobs.map((job) => (
            <Waiting key={job.id} job={job} />
          ))}
        </ul>
      )}
      {more > 0 && <p className={classes.faint}>{t('admin.jobs.more', { count: more })}</p>}
    </section>
  );
}

function Waiting({ job }: { job: WaitingJob }) {
  const { t } = useTranslation();
  const why = useWhy(job);
  // One that has begun and cannot go on is in its attempt already.
  const attempt = job.state === 'RUNNING' ? job.attempt : job.attempt + 1;
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <Link to={`/library/${job.mediaId}?tab=files`} className={classes.title}>
          <bdi>{job.title}</bdi>
        </Link>
        <span className={classes.facts}>
          <span>{t(`processing.job.${job.kind}`)}</span>
          {attempt > 1 && <span>{t('admin.jobs.attempt', { count: attempt })}</span>}
          {job.background && <span>{t('admin.jobs.background')}</span>}
        </span>
        <span className={classes.why}>{why}</span>
        {job.reason && job.why !== 'NO_ROOM' && <span className={classes.reason}>{job.reason}</span>}
      </div>
      <StopJob job={job} />
    </li>
  );
}

function useWhy(job: WaitingJob): string {
  const { t } = useTranslation();
  const format = useFormat();
  switch (job.why) {
    case 'IN_LINE':
      return t(`admin.jobs.why.IN_LINE_${job.line}`, { position: format.number(job.position) });
    case 'BACK_OFF':
      return t('admin.jobs.why.BACK_OFF', { time: job.until ? format.ago(job.until) : '' });
    default:
      return t(`admin.jobs.why.${job.why}`);
  }
}
