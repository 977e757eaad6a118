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
