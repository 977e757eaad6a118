import { useSyncExternalStore } from 'react';
import { uploads, type UploadItem } from './queue.ts';

export function useUploads(): UploadItem[] {
  return useSyncExternalStore(uploads.subscribe, uploads.snapshot);
}
