import { Skeleton } from '@mantine/core';
import classes from './Insight.module.css';

export function Ghost() {
  return (
    <div className={classes.panels} aria-hidden="true">
      <Skeleton height={104} radius={14} />
      <Skeleton height={330} radius={14} />
      <Skeleton height={300} radius={14} />
    </div>
  );
}

/** The lines of a table that is asked for, so that what stands below does not move when they come. */
export function GhostLines() {
  return (
    <div className={classes.lines} aria-hidden="true">
      {Array.from({ length: 5 }, (_, line) => (
        <Skeleton key={line} height={20} />
      ))}
    </div>
  );
}
