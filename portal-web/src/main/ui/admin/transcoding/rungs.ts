import type { Rung } from './types.ts';

/** A rung while it is typed; the cap in kilobits. The key stays as long as the row does. */
export interface RungText {
  key: string;
  lines: string;
  quality: string;
  kilobits: string;
}

let rows = 0;

export function toText(rung: Rung): RungText {
  rows += 1;
  return {
    key: `rung-${rows}`,
    lines: `${rung.lines}`,
    quality: `${rung.quality}`,
    kilobits: `${Math.round(rung.maxBitsPerSecond / 1000)}`,
  };
}

/** Null while something is no whole number: the server says what else is wrong. */
export function toRungs(draft: readonly RungText[]): Rung[] | null {
  const rungs = draft.map((row) => ({
    lines: whole(row.lines),
    quality: whole(row.quality),
    maxBitsPerSecond: whole(row.kilobits) * 1000,
  }));
  const complete = rungs.every((rung) => Object.values(rung).every(Number.isSafeInteger));
  return complete && rungs.length > 0 ? rungs : null;
}

function whole(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
}

/** A next rung below the last one: three quarters of its lines, half of its bits. */
export function below(draft: readonly RungText[]): RungText {
  const last = toRungs(draft.slice(-1))?.[0] ?? { lines: 480, quality: 23, maxBitsPerSecond: 1_400_000 };
  const lines = Math.max(144, Math.round((last.lines * 0.75) / 2) * 2);
  return toText({ ...last, lines, maxBitsPerSecond: Math.max(100_000, last.maxBitsPerSecond / 2) });
}

export function isSame(draft: readonly RungText[], rungs: readonly Rung[]): boolean {
  const now = toRungs(draft);
  return (
    now !== null &&
    now.length === rungs.length &&
    now.every(
      (rung, i) =>
        rung.lines === rungs[i]?.lines &&
        rung.quality === rungs[i].quality &&
        rung.maxBitsPerSecond === rungs[i].maxBitsPerSecond,
    )
  );
}
