import type { CaptionTrack } from '../platform/api/types.ts';
import { lineAt, useLines } from './cues.ts';
import { useTime } from './media.ts';
import classes from './Player.module.css';

/** What is seen, for a screen reader to say when its time has come. */
export function Descriptions({ track }: { track: CaptionTrack }) {
  const { lines } = useLines(track);
  const time = useTime();
  const line = lines[lineAt(lines, time)];
  return (
    <p
      className={classes.heard}
      role="status"
      aria-live="polite"
      aria-atomic="true"
      lang={track.language}
      data-descriptions
    >
      {line && time <= line.endSeconds ? line.words : ''}
    </p>
  );
}
