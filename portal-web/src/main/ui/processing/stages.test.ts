import { describe, expect, it } from 'vitest';
import type { Job, JobKind, JobState } from '../platform/api/types.ts';
import { stagesOf } from './stages.ts';

function job(kind: JobKind, state: JobState, progress = 0): Job {
  return { id: kind, kind, state, progress, reason: null, attempt: 1, startedAt: null, finishedAt: null };
}

const states = (status: Parameters<typeof stagesOf>[0]) => stagesOf(status).map((stage) => stage.state);

describe('stagesOf', () => {
  it('stages_whileUploading_onlyTheFirstIsUnderWay', () => {
    expect(states({ processing: 'UPLOADING', jobs: [] })).toEqual(['now', 'next', 'next', 'next', 'next']);
  });

  it('stages_probeDoneRemuxRunning_playableIsHalfway', () => {
    const stages = stagesOf({
      processing: 'PROCESSING',
      jobs: [job('PROBE', 'DONE'), job('REMUX', 'RUNNING', 0.5), job('LADDER', 'QUEUED')],
    });
    expect(stages[1]).toEqual({ name: 'playable', state: 'now', progress: 0.75 });
    expect(stages[2]?.state).toBe('next');
  });

  it('stages_skippedRemuxThatPlays_isDone', () => {
    const jobs = [job('PROBE', 'DONE'), job('REMUX', 'SKIPPED'), job('LADDER', 'RUNNING', 0.2)];
    expect(states({ processing: 'PLAYABLE', jobs })[1]).toBe('done');
  });

  it('stages_failedLadder_isSaid', () => {
    expect(states({ processing: 'PLAYABLE', jobs: [job('LADDER', 'FAILED')] })[2]).toBe('failed');
  });

  it('stages_readyWithoutJobs_areAllDone', () => {
    expect(states({ processing: 'READY', jobs: [] })).toEqual(['done', 'done', 'done', 'done', 'done']);
  });
});
