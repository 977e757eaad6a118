import { clock } from '../../platform/format/time.ts';
import type { useFormat } from '../../platform/format/useFormat.ts';
import type { Cell } from './types.ts';

/** Kinds that stand at the end of their column, so that digits are below each other. */
export const NUMBERS = new Set(['COUNT', 'BYTES', 'PERCENT', 'DURATION']);

/** A cell as people read it. */
export function shown(value: Cell | undefined, kind: string, format: ReturnType<typeof useFormat>): string {
  if (value == null) return '';
  if (typeof value === 'string') {
    if (kind === 'DATE') return format.day(value);
    return kind === 'DATE_TIME' ? format.dateTime(value) : value;
  }
  switch (kind) {
    case 'BYTES':
      return format.bytes(value);
    case 'PERCENT':
      return format.percent(value);
    case 'DURATION':
      return clock(value);
    default:
      return format.number(value);
  }
}
