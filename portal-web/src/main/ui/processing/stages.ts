import type { Job, JobKind, ProcessingStatus } from '../platform/api/types.ts';

export type StageName = 'uploaded' | 'playable' | 'qualities' | 'pictures' | 'searchable';
export type StageState = 'done' | 'now' | 'next' | 'failed';

export interface Stage {
  name: StageName;
  state: StageState;
  /** 0 to 1 while it is under way. */
  progress: number;
}

const JOBS: Record<Exclude<StageName, 'uploaded'>, JobKind[]> = {
  playable: ['PROBE', 'REMUX', 'FIRST'],
  qualities: ['LADDER'],
  pictures: ['POSTER', 'STORYBOARD', 'WAVEFORM'],
  searchable: ['INDEX'],
};

function stageOf(name: Exclude<StageName, 'uploaded'>, jobs: Job[]): Stage | null {
  const own = jobs.filter((job) => JOBS[name].includes(job.kind));
  if (own.length === 0) return null;
  const finished = own.filter((job) => job.state === 'DONE' || job.state === 'SKIPPED').length;
  const progress = own.reduce(
    (sum, job) => sum + (job.state === 'DONE' || job.state === 'SKIPPED' ? 1 : job.progress) / own.length,
    0,
  );
  if (own.some((job) => job.state === 'FAILED')) return { name, state: 'failed', progress };
  if (finished === own.length) return { name, state: 'done', progress: 1 };
  const begun = finished > 0 || own.some((job) => job.state === 'RUNNING');
  return { name, state: begun ? 'now' : 'next', progress };
}

/** The jobs of an item, told as the few steps that somebody waits for. */
export function stagesOf(status: ProcessingStatus): Stage[] {
  const uploaded: Stage =
    status.processing === 'UPLOADING'
      ? { name: 'uploaded', state: 'now', progress: 0 }
      : { name: 'uploaded', state: 'done', progress: 1 };
  const rest = (Object.keys(JOBS) as Exclude<StageName, 'uploaded'>[]).map((name): Stage => {
    const stage = stageOf(name, status.jobs);
    const plays = status.processing === 'PLAYABLE' || status.processing === 'READY';
    // What plays is playable, whichever job brought it about.
    if (name === 'playable' && plays) return { name, state: 'done', progress: 1 };
    if (stage) return stage;
    return { name, state: status.processing === 'READY' ? 'done' : 'next', progress: 0 };
  });
  return [uploaded, ...rest];
}

export function isPlayable(processing: ProcessingStatus['processing']): boolean {
  return processing === 'PLAYABLE' || processing === 'READY';
}

export function isSettled(processing: ProcessingStatus['processing']): boolean {
  return processing === 'READY' || processing === 'FAILED';
}
