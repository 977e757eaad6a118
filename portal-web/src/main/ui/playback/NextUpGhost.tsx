import { Skeleton } from '@mantine/core';
import classes from './NextUp.module.css';

/** What comes next, in its final size, until it is known. */
export function NextUpGhost() {
  return (
    <div className={classes.list} aria-hidden="true">
      {Array.from({ length: 5 }, (_, index) => (
        <div key={index} className={classes.item}>
          <Skeleton className={classes.ghost} />
          <div>
            <Skeleton height={16} />
            <Skeleton height={13} width="60%" mt={8} />
          </div>
        </div>
      ))}
    </div>
  );
}
