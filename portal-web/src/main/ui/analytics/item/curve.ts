import type { WatchCurve } from './types.ts';

/** Parts where noticeably more people left than usual: where a talk loses its viewers. */
export function drops(curve: WatchCurve, most = 3): { seconds: number; lost: number }[] {
  const losses = curve.counts.slice(1).map((count, at) => ({
    seconds: (at + 1) * curve.stepSeconds,
    lost: ((curve.counts[at] ?? 0) - count) / curve.all,
  }));
  return losses
    .filter(({ lost }) => lost >= 0.05)
    .sort((a, b) => b.lost - a.lost)
    .slice(0, most)
    .sort((a, b) => a.seconds - b.seconds);
}
