const WINDOW_MS = 8000;

/** Bytes per second over the last few seconds, which is steadier than the last packet and quicker than the average. */
export class Pace {
  private readonly marks: [number, number][] = [];

  at(nowMs: number, sentBytes: number): number {
    const last = this.marks.at(-1);
    if (last && sentBytes < last[1]) this.marks.length = 0;
    this.marks.push([nowMs, sentBytes]);
    while (this.marks.length > 2 && (this.marks[0]?.[0] ?? nowMs) < nowMs - WINDOW_MS) this.marks.shift();
    const first = this.marks[0];
    if (!first || nowMs - first[0] < 250) return 0;
    return ((sentBytes - first[1]) * 1000) / (nowMs - first[0]);
  }
}
