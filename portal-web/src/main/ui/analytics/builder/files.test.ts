// @vitest-environment happy-dom
import { notifications, notificationsStore } from '@mantine/notifications';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { queryClient } from '../../platform/api/query.ts';
import { isNews, tellWhenReady } from './files.ts';
import type { ReportFile } from './types.ts';

const FILE: ReportFile = {
  id: 'f1',
  title: 'Viewing',
  format: 'PDF',
  state: 'RUNNING',
  rows: 1,
  bytes: 0,
  reason: null,
  askedAt: '2026-11-02T10:00:00Z',
  expiresAt: null,
  seen: false,
};

const told = () => {
  const { notifications: shown, queue } = notificationsStore.getState();
  return shown.length + queue.length;
};
const serverHas = (...files: ReportFile[]) =>
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items: files })));

describe('tellWhenReady', () => {
  beforeEach(() => {
    queryClient.clear();
    notifications.clean();
    vi.unstubAllGlobals();
  });

  it('file_doneAfterItsPageWasLeft_isToldOfOnce', async () => {
    serverHas(FILE);
    tellWhenReady(FILE);
    await vi.waitFor(() => expect(queryClient.getQueryData(['reports', 'files'])).toBeDefined());
    expect(told()).toBe(0);

    serverHas({ ...FILE, state: 'DONE' });
    await vi.waitFor(() => expect(told()).toBe(1), { timeout: 5_000 });
    await queryClient.invalidateQueries();
    expect(told()).toBe(1);
  });

  it('file_thatFailedAfterItsPageWasLeft_isToldOfWithTheReason', async () => {
    serverHas({ ...FILE, state: 'FAILED', reason: 'Too long' });
    tellWhenReady(FILE);
    await vi.waitFor(() => expect(told()).toBe(1));
    expect(notificationsStore.getState().notifications[0]?.message).toBe('Too long');
  });

  it.each([
    ['DONE', false, true],
    ['FAILED', false, true],
    ['DONE', true, false],
    ['RUNNING', false, false],
  ])('file_%s_seen%s_isNews%s', (state, seen, news) => {
    expect(isNews({ ...FILE, state, seen })).toBe(news);
  });

  it('file_thatWasCancelled_isNotToldOf', async () => {
    serverHas({ ...FILE, state: 'CANCELLED' });
    tellWhenReady(FILE);
    await vi.waitFor(() => expect(queryClient.getQueryData(['reports', 'files'])).toBeDefined());
    expect(told()).toBe(0);
  });
});
