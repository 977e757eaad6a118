export type Interval = [number, number];

/** Two stretches closer than this are one: a sample is never exactly where the last one ended. */
const GAP_SECONDS = 0.05;

const millis = (seconds: number) => Math.round(seconds * 1000) / 1000;

/** The seconds that were watched, as a set: ordered, disjoint intervals. Watching something twice adds nothing. */
export class Coverage {
  private intervals: Interval[] = [];

  add(from: number, to: number): void {
    if (!(to > from) || from < 0 || !Number.isFinite(to)) return;
    let start = from;
    let end = to;
    const apart: Interval[] = [];
    for (const [left, right] of this.intervals) {
      if (right < start - GAP_SECONDS || left > end + GAP_SECONDS) apart.push([left, right]);
      else {
        start = Math.min(start, left);
        end = Math.max(end, right);
      }
    }
    apart.push([start, end]);
    this.intervals = apart.sort((a, b) => a[0] - b[0]);
  }

  /** What is in this and not in the other. */
  minus(other: Coverage): Coverage {
    const rest = new Coverage();
    for (const [from, to] of this.intervals) {
      let start = from;
      for (const [left, right] of other.intervals) {
        if (right <= start || left >= to) continue;
        if (left > start) rest.intervals.push([start, left]);
        start = Math.max(start, right);
      }
      if (start < to) rest.intervals.push([start, to]);
    }
    return rest;
  }

  get seconds(): number {
    return this.intervals.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  /** As it goes over the wire, to the millisecond. */
  toJSON(): Interval[] {
    return this.intervals.map(([from, to]) => [millis(from), millis(to)]);
  }
}
