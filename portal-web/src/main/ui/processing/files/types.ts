import type { Job, Media } from '../../platform/api/types.ts';

export interface FileJob {
  id: string;
  kind: Job['kind'];
  state: Job['state'];
  progress: number;
  reason: string | null;
  attempt: number;
  waitedSeconds: number | null;
  tookSeconds: number | null;
  startedAt: string | null;
  node: string | null;
  bytes: number | null;
  logTail: string | null;
}
export interface FileRevision {
  id: string;
  number: number;
  fileName: string;
  current: boolean;
  processing: Media['processing'];
  failure: string | null;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  createdAt: string;
  replacedAt: string | null;
  removedAt: string | null;
  hasFiles: boolean;
  playable: boolean;
  sourceBytes: number;
  stillsBytes: number;
  renditions: { name: string; bytes: number }[];
  jobs: FileJob[];
  replacement: FileReplacement | null;
}
/** What whoever brought the file in chose for completions of the files before. */
export interface FileReplacement {
  by: string;
  retrain: boolean;
  reason: string | null;
  from: string | null;
}
export interface MediaFiles {
  bytes: number;
  mayReencode: boolean;
  revisions: FileRevision[];
}
