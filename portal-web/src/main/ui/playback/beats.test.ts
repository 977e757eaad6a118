// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Beats, type BeatReply } from './beats.ts';

const COUNTED = { coveredSeconds: 4, completed: true, requiredShare: 0.9, pending: false };
const PENDING = { coveredSeconds: 0, completed: false, requiredShare: 0.9, pending: true };

let answers: Response[];
let sent: number;

function answer(status: number, body: unknown) {
  const type = status === 200 ? 'application/json' : 'application/problem+json';
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });
}

/** A player whose film has played for four seconds, and stands. */
async function watch(replies: BeatReply[]) {
  const video = document.createElement('video');
  let at = 0;
  Object.defineProperty(video, 'currentTime', { get: () => at });
  Object.defineProperty(video, 'readyState', { get: () => 4 });
  Object.defineProperty(video, 'paused', { get: () => at > 0 });
  Object.defineProperty(video, 'seeking', { get: () => false });
  const detach = new Beats(video, 'one', false, (reply) => replies.push(reply)).attach();
  video.dispatchEvent(new Event('playing'));
  vi.advanceTimersByTime(4_000);
  at = 4;
  video.dispatchEvent(new Event('pause'));
  await vi.advanceTimersByTimeAsync(0);
  return detach;
}

beforeEach(() => {
  vi.useFakeTimers();
  sent = 0;
  vi.stubGlobal('fetch', () => {
    sent += 1;
    return Promise.resolve(answers.shift() ?? answer(200, PENDING));
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what is counted a moment later is asked for again', async () => {
  answers = [answer(200, PENDING), answer(200, COUNTED)];
  const replies: BeatReply[] = [];
  const detach = await watch(replies);
  expect(replies).toEqual([PENDING]);

  await vi.advanceTimersByTimeAsync(2_000);
  expect(replies).toEqual([PENDING, COUNTED]);

  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toBe(2);
  detach();
});

test('somebody who jumps more than a thousand times is told of in beats that the server takes', async () => {
  const taken: number[] = [];
  vi.stubGlobal('fetch', (_: string, request: RequestInit) => {
    const beat = JSON.parse(request.body as string) as { coverage: unknown[] };
    taken.push(beat.coverage.length);
    return Promise.resolve(answer(beat.coverage.length > 1_000 ? 400 : 200, COUNTED));
  });
  const video = document.createElement('video');
  let at = 0;
  let paused = false;
  Object.defineProperty(video, 'currentTime', { get: () => at });
  Object.defineProperty(video, 'readyState', { get: () => 4 });
  Object.defineProperty(video, 'paused', { get: () => paused });
  Object.defineProperty(video, 'seeking', { get: () => false });
  const replies: BeatReply[] = [];
  const detach = new Beats(video, 'one', false, (reply) => replies.push(reply)).attach();
  for (let i = 0; i < 1_300; i += 1) {
    at = i * 2;
    video.dispatchEvent(new Event('playing'));
    vi.advanceTimersByTime(1_000);
    at += 1;
    video.dispatchEvent(new Event('timeupdate'));
    video.dispatchEvent(new Event('seeking'));
  }
  await vi.advanceTimersByTimeAsync(0);
  taken.length = 0;
  replies.length = 0;
  paused = true;
  video.dispatchEvent(new Event('pause'));
  await vi.advanceTimersByTimeAsync(0);

  expect(Math.max(...taken)).toBeLessThanOrEqual(500);
  expect(taken.reduce((sum, stretches) => sum + stretches, 0)).toBeGreaterThan(1_000);
  expect(replies).toEqual([COUNTED]);
  detach();
});

test('the last beat is sent again when it was not taken', async () => {
  answers = [answer(503, { code: 'unavailable', status: 503 }), answer(200, COUNTED)];
  const replies: BeatReply[] = [];
  const detach = await watch(replies);
  expect(replies).toEqual([]);

  await vi.advanceTimersByTimeAsync(2_000);
  expect(replies).toEqual([COUNTED]);
  detach();
});

test('what ended without a network is told when there is one again', async () => {
  answers = Array.from({ length: 5 }, () => answer(503, { code: 'unavailable', status: 503 }));
  const replies: BeatReply[] = [];
  const detach = await watch(replies);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(replies).toEqual([]);
  expect(sent).toBe(5);

  answers = [answer(200, COUNTED)];
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(replies).toEqual([COUNTED]);

  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toBe(6);
  detach();
});

test('nothing is asked for ever, nor after the player is gone', async () => {
  answers = [];
  const detach = await watch([]);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(sent).toBe(5);
  detach();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(sent).toBeLessThanOrEqual(6);
});
