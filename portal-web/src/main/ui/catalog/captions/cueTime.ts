/** 3_723_045 → "1:02:03.045"; hours only where there are some. */
export function stamp(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  const two = (value: number) => value.toString().padStart(2, '0');
  const h = Math.floor(whole / 3_600_000);
  const m = Math.floor((whole % 3_600_000) / 60_000);
  const s = Math.floor((whole % 60_000) / 1000);
  const rest = (whole % 1000).toString().padStart(3, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}.${rest}` : `${m}:${two(s)}.${rest}`;
}

/** What people type: "1:02:03.5", "62,5", "1:02"; null for what is no time. */
export function parseStamp(text: string): number | null {
  const match = /^\s*(?:(?:(\d{1,6}):)?(\d{1,6}):)?(\d{1,6})(?:[.,](\d{1,3}))?\s*$/.exec(text);
  if (!match) return null;
  const [, h, m, s, rest] = match;
  if (m !== undefined && (Number(s) > 59 || (h !== undefined && Number(m) > 59))) return null;
  const ms =
    (Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s)) * 1000 + Number((rest ?? '').padEnd(3, '0'));
  return ms <= 999_999 * 3_600_000 ? ms : null;
}
