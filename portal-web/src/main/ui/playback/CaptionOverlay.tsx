import { lineAt, type Line } from './cues.ts';
import { useTime } from './media.ts';
import type { PlayerPrefs } from './prefs.ts';
import classes from './Player.module.css';

/** Captions in our own hand, since native ones can be neither sized nor kept clear of the controls. */
export function CaptionOverlay({
  lines,
  prefs,
  language,
}: {
  lines: Line[];
  prefs: PlayerPrefs;
  language: string;
}) {
  const time = useTime();
  const line = lines[lineAt(lines, time)];
  if (!line || time > line.endSeconds) return null;
  return (
    <div
      className={classes.captions}
      data-size={prefs.captionSize}
      data-ground={prefs.captionGround}
      aria-hidden="true"
    >
      <span lang={language} dir="auto">
        {line.words}
      </span>
    </div>
  );
}
