import type { Job } from '../../platform/api/types.ts';

export type Why =
  | 'PAUSED'
  | 'NO_WORKER'
  | 'DRAINING'
  | 'NO_ROOM'
  | 'NO_FILES'
  | 'NO_DEVICE'
  | 'BACK_OFF'
  | 'STEP_BEFORE'
  | 'IN_LINE';
/** Each has workers of its own. */
export type Line = 'QUICK' | 'PICTURE' | 'FIRST' | 'LADDER' | 'SPEECH';
export interface QueueNode {
  id: string;
  name: string;
  quickWorkers: number;
  ladderWorkers: number;
  draining: boolean;
  running: number;
  startedAt: string;
}
export interface RunningJob {
  id: string;
  mediaId: string;
  title: string;
  kind: Job['kind'];
  progress: number;
  speed: number | null;
  etaSeconds: number | null;
  node: string | null;
  attempt: number;
  background: boolean;
  startedAt: string | null;
}
export interface WaitingJob {
  id: string;
  mediaId: string;
  title: string;
  kind: Job['kind'];
  line: Line;
  state: Job['state'];
  why: Why;
  position: number;
  until: string | null;
  reason: string | null;
  attempt: number;
  background: boolean;
  queuedAt: string | null;
}
export interface ReencodeRun {
  id: string;
  requestedBy: string;
  startedAt: string;
  finishedAt: string | null;
  cancelled: boolean;
  total: number;
  done: number;
  failed: number;
}
export interface QueueBoard {
  paused: boolean;
  pausedBy: string | null;
  nodes: QueueNode[];
  running: RunningJob[];
  waiting: WaitingJob[];
  waitingTotal: number;
  failed: number;
  reencoding: ReencodeRun | null;
}
export interface AdminJob extends Job {
  mediaId: string;
  title: string;
  queuedAt: string | null;
  node: string | null;
  ending: 'CANCELLED' | 'QUARANTINED' | null;
  background: boolean;
}
