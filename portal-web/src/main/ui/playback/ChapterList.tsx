import { useTranslation } from 'react-i18next';
import type { Chapter } from '../platform/api/types.ts';
import { clock } from '../platform/format/time.ts';
import { useActions, useTime } from './media.ts';
import classes from './ChapterList.module.css';

/** The parts of the film; each leads to its begin. */
export function ChapterList({ chapters }: { chapters: Chapter[] }) {
  const { t } = useTranslation();
  const actions = useActions();
  const seconds = useTime();
  const now = chapters.findLastIndex((chapter) => chapter.startSeconds <= seconds);
  return (
    <section className={classes.box} aria-labelledby="chapters">
      <h2 id="chapters">{t('playback.chapters')}</h2>
      <ol className={classes.list}>
        {chapters.map((chapter, index) => (
          <li key={chapter.startSeconds}>
            <button
              type="button"
              className={classes.chapter}
              aria-current={index === now || undefined}
              onClick={() => actions.seek(chapter.startSeconds)}
            >
              <span className={classes.time}>{clock(chapter.startSeconds)}</span>
              <span dir="auto">{chapter.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
