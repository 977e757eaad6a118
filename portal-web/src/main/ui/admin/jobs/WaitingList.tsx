import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { WaitingJob } from './types.ts';
import { StopJob } from './StopJob.tsx';
import classes from './Jobs.module.css';

/** Each kind of work stands in a line of its own, with workers of its own. */
function lineOf(kind: WaitingJob['kind']) {
  switch (kind) {
    case 'LADDER':
    case 'VARIANTS':
      return 'IN_LINE_LADDER';
    case 'POSTER':
    case 'STORYBOARD':
    case 'WAVEFORM':
      return 'IN_LINE_PICTURE';
    case 'FIRST':
      return 'IN_LINE_FIRST';
    case 'SPEECH':
    case 'SLIDES':
      return 'IN_LINE_SPEECH';
    default:
      return 'IN_LINE';
  }
}

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
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <Link to={`/library/${job.mediaId}?tab=files`} className={classes.title}>
          <bdi>{job.title}</bdi>
        </Link>
        <span className={classes.facts}>
          <span>{t(`processing.job.${job.kind}`)}</span>
          {job.attempt > 0 && <span>{t('admin.jobs.attempt', { count: job.attempt + 1 })}</span>}
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
      return t(`admin.jobs.why.${lineOf(job.kind)}`, { position: format.number(job.position) });
    case 'BACK_OFF':
      return t('admin.jobs.why.BACK_OFF', { time: job.until ? format.ago(job.until) : '' });
    default:
      return t(`admin.jobs.why.${job.why}`);
  }
}
