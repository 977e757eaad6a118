import type { DetailedError, PreviousUpload, Upload } from 'tus-js-client';
import { api, API, csrfHeaders } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import type { UnfinishedUpload } from '../platform/api/types.ts';
import { humanTitle } from './humanTitle.ts';
import { Pace } from './pace.ts';

export type UploadState = 'queued' | 'checking' | 'sending' | 'paused' | 'done' | 'failed' | 'needsFile';
export type UploadTrouble =
  'tooBig' | 'noRoom' | 'quota' | 'empty' | 'notMedia' | 'lost' | 'gone' | 'refused' | 'wrongFile';

export interface UploadItem {
  key: string;
  fileName: string;
  sizeBytes: number;
  sentBytes: number;
  bytesPerSecond: number;
  state: UploadState;
  trouble: UploadTrouble | null;
  /** The server's own words, when it refused. */
  reason: string | null;
  mediaId: string | null;
}

/** A file in place of another, and what becomes of completions of that. */
export interface Replacement {
  mediaId: string;
  completions: 'stand' | 'retrain';
  reason: string;
}

interface Running {
  file: File | null;
  tus: Upload | null;
  pace: Pace;
  /** Where the server keeps what it already has. */
  url: string | null;
  /** The item that gets a new file; none makes a new item. */
  replaces?: Replacement;
}

const AT_ONCE = 2;
const RETRY_MS = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000];

/** All uploads of this page. They go on while one looks at other pages, hence outside of any component. */
class UploadQueue {
  private items: UploadItem[] = [];
  private readonly running = new Map<string, Running>();
  private readonly listeners = new Set<() => void>();
  private counter = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): UploadItem[] => this.items;

  get busy(): boolean {
    return this.items.some(
      (item) => item.state === 'sending' || item.state === 'queued' || item.state === 'checking',
    );
  }

  /** A new file for an item that there is. */
  replace(replaces: Replacement, file: File): void {
    this.enqueue(file, replaces);
    this.next();
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const waiting = this.items.find((item) => item.state === 'needsFile' && this.matches(item, file));
      if (waiting) this.giveFile(waiting.key, file);
      else this.enqueue(file);
    }
    this.next();
  }

  /** What was begun earlier, here or on another machine, and needs its file chosen again. */
  async recallUnfinished(): Promise<void> {
    const { items } = await api<{ items: UnfinishedUpload[] }>('/uploads');
    for (const found of items) {
      if (this.items.some((item) => item.mediaId === found.mediaId)) continue;
      const key = this.put({ fileName: found.fileName, sizeBytes: found.length, state: 'needsFile' });
      this.change(key, { sentBytes: found.offset, mediaId: found.mediaId });
      const run = this.running.get(key);
      if (run) run.url = `${API}/uploads/${found.id}`;
    }
  }

  /** The file of an upload that was interrupted; says no when it is another one. */
  giveFile(key: string, file: File): boolean {
    const item = this.find(key);
    const run = this.running.get(key);
    if (!item || !run) return false;
    if (!this.matches(item, file)) {
      this.change(key, { trouble: 'wrongFile' });
      return false;
    }
    run.file = file;
    this.change(key, { state: 'queued', trouble: null });
    this.next();
    return true;
  }

  async pause(key: string): Promise<void> {
    await this.running.get(key)?.tus?.abort();
    this.change(key, { state: 'paused', bytesPerSecond: 0 });
    this.next();
  }

  resume(key: string): void {
    this.change(key, { state: 'queued', trouble: null });
    this.next();
  }

  async remove(key: string): Promise<void> {
    const item = this.find(key);
    const run = this.running.get(key);
    this.items = this.items.filter((other) => other.key !== key);
    this.running.delete(key);
    this.tell();
    const address = run?.tus?.url ?? run?.url;
    await run?.tus?.abort();
    if (item?.state !== 'done' && address) {
      const path = new URL(address, window.location.href).pathname.replace(API, '');
      await api<void>(path, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } });
    }
    this.next();
  }

  /** Takes a finished one off the list; its item stays. */
  dismiss(key: string): void {
    this.items = this.items.filter((item) => item.key !== key);
    this.running.delete(key);
    this.tell();
  }

  private matches(item: UploadItem, file: File): boolean {
    return item.fileName === file.name && item.sizeBytes === file.size;
  }

  private find(key: string): UploadItem | undefined {
    return this.items.find((item) => item.key === key);
  }

  private put(start: Pick<UploadItem, 'fileName' | 'sizeBytes' | 'state'>): string {
    const key = `upload-${++this.counter}`;
    const blank = { sentBytes: 0, bytesPerSecond: 0, trouble: null, reason: null, mediaId: null };
    this.items = [...this.items, { key, ...start, ...blank }];
    this.running.set(key, { file: null, tus: null, pace: new Pace(), url: null });
    this.tell();
    return key;
  }

  private enqueue(file: File, replaces?: Replacement): void {
    const media = file.type === '' || /^(video|audio)\/|mxf|matroska|octet-stream/.test(file.type);
    const trouble: UploadTrouble | null = file.size === 0 ? 'empty' : media ? null : 'notMedia';
    const key = this.put({ fileName: file.name, sizeBytes: file.size, state: trouble ? 'failed' : 'queued' });
    const run = this.running.get(key);
    if (run) Object.assign(run, { file, replaces });
    if (trouble) this.change(key, { trouble });
  }

  private change(key: string, change: Partial<UploadItem>): void {
    this.items = this.items.map((item) => (item.key === key ? { ...item, ...change } : item));
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }

  private next(): void {
    const active = this.items.filter((item) => item.state === 'sending' || item.state === 'checking').length;
    const waiting = this.items
      .filter((item) => item.state === 'queued')
      .slice(0, Math.max(0, AT_ONCE - active));
    for (const item of waiting) {
      this.change(item.key, { state: 'checking' });
      void this.start(item.key);
    }
  }

  private async start(key: string): Promise<void> {
    const run = this.running.get(key);
    if (!run?.file) return;
    if (!run.tus) {
      run.tus = await this.create(key, run.file, run.url, run.replaces);
      if (!run.url && !run.replaces) this.continueFrom(run.tus, await run.tus.findPreviousUploads());
    }
    if (this.find(key)?.state !== 'checking') return;
    this.change(key, { state: 'sending' });
    run.tus.start();
  }

  private continueFrom(tus: Upload, previous: PreviousUpload[]): void {
    const latest = previous.sort((a, b) => b.creationTime.localeCompare(a.creationTime))[0];
    if (latest) tus.resumeFromPreviousUpload(latest);
  }

  private async create(key: string, file: File, url: string | null, replaces?: Replacement): Promise<Upload> {
    const tus = await import('tus-js-client');
    return new tus.Upload(file, {
      endpoint: `${API}/uploads`,
      uploadUrl: url,
      retryDelays: RETRY_MS,
      metadata: {
        filename: file.name,
        ...(replaces ?? { title: humanTitle(file.name) }),
      },
      removeFingerprintOnSuccess: true,
      onBeforeRequest: (request) => {
        for (const [name, value] of Object.entries(csrfHeaders())) request.setHeader(name, value);
      },
      onAfterResponse: (_request, response) => {
        const mediaId = response.getHeader('Loggia-Media-Id');
        if (mediaId) this.change(key, { mediaId });
      },
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        const worth = status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
        if (worth && status !== 507) this.change(key, { trouble: 'lost', bytesPerSecond: 0 });
        return worth && status !== 507;
      },
      onProgress: (sent) => {
        const pace = this.running.get(key)?.pace;
        this.change(key, {
          sentBytes: sent,
          bytesPerSecond: pace?.at(performance.now(), sent) ?? 0,
          trouble: null,
        });
      },
      onError: (error) => this.fail(key, error),
      onSuccess: () => this.finish(key),
    });
  }

  private fail(key: string, error: Error | DetailedError): void {
    const answer = 'originalResponse' in error ? error.originalResponse : null;
    const status = answer?.getStatus() ?? 0;
    let reason: string | null = null;
    let code: string | null = null;
    try {
      const problem = JSON.parse(answer?.getBody() ?? '{}') as { detail?: string; code?: string };
      reason = problem.detail ?? null;
      code = problem.code ?? null;
    } catch {
      // An answer that is no problem document has no words of its own.
    }
    const trouble: UploadTrouble =
      status === 413
        ? 'tooBig'
        : status === 507
          ? code === 'quota-exceeded'
            ? 'quota'
            : 'noRoom'
          : status === 404 || status === 410
            ? 'gone'
            : status === 0
              ? 'lost'
              : 'refused';
    this.change(key, { state: 'failed', trouble, reason, bytesPerSecond: 0 });
    this.next();
  }

  private finish(key: string): void {
    const item = this.find(key);
    this.change(key, { state: 'done', trouble: null, sentBytes: item?.sizeBytes ?? 0, bytesPerSecond: 0 });
    if (item?.mediaId) {
      void queryClient.invalidateQueries({ queryKey: ['media', 'one', item.mediaId] });
      void queryClient.invalidateQueries({ queryKey: ['processing', item.mediaId] });
    }
    void queryClient.invalidateQueries({ queryKey: ['media', 'list'] });
    this.next();
  }
}

export const uploads = new UploadQueue();

window.addEventListener('beforeunload', (event) => {
  // Closing loses nothing that arrived, but the rest waits until somebody comes back: worth a question.
  if (uploads.busy) event.preventDefault();
});
