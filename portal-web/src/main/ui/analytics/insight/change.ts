/** How much more there is than before, as a share in whole percents; null where before tells nothing. */
export function change(now: number, before: number | null | undefined): number | null {
  if (before === null || before === undefined || before === 0) return null;
  return Math.round((100 * (now - before)) / before) / 100;
}

/** Seconds as people say them: minutes, and from an hour on hours. */
export function duration(seconds: number, locale: string): string {
  const unit = seconds < 3600 ? 'minute' : 'hour';
  const amount = seconds / (unit === 'minute' ? 60 : 3600);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(amount);
}
