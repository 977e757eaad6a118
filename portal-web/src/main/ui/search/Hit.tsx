import { IconChevronDown, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { watchPath } from '../catalog/paths.ts';
import { Poster } from '../catalog/Poster.tsx';
import { prefetchPlayer } from '../catalog/prefetch.ts';
import { clock } from '../platform/format/time.ts';
import { Marked } from '../platform/kit/Marked.tsx';
import { TimeAgo } from '../platform/kit/TimeAgo.tsx';
import type { Moment, SearchHit } from '../platform/api/types.ts';
import { momentPath } from './momentPath.ts';
import classes from './Hit.module.css';

const SHOWN = 3;

interface Props {
  hit: SearchHit;
  /** Of {@link momentsQuery}; empty where no word was found. */
  asked: string;
}

export function Hit({ hit, asked }: Props) {
  const { t } = useTranslation();
  const shown = hit.moments.slice(0, SHOWN);
  const rest = hit.moments.slice(SHOWN);
  const unseen = hit.momentCount - hit.moments.length;
  const more = rest.length + Math.max(0, unseen);
  const top = hit.moments[0];
  const path = top ? momentPath(hit, top, asked) : watchPath(hit.id, hit.title);
  const all = asked ? `${watchPath(hit.id, hit.title)}?${asked}` : watchPath(hit.id, hit.title);
  return (
    <article className={classes.hit} onPointerEnter={prefetchPlayer}>
      <Link to={path} className={classes.poster} tabIndex={-1} aria-hidden="true">
        <Poster url={hit.posterUrl} kind={hit.kind} durationSeconds={hit.durationSeconds} />
      </Link>
      <div className={classes.words}>
        <h2 className={classes.title} dir="auto">
          <Link to={path}>
            <Marked html={hit.titleHtml} />
          </Link>
        </h2>
        <p className={classes.meta}>
          {hit.channel && <bdi>{hit.channel.name}</bdi>}
          <TimeAgo at={hit.createdAt} />
        </p>
        {hit.snippetHtml && (
          <p className={classes.snippet} dir="auto">
            <Marked html={hit.snippetHtml} />
          </p>
        )}
        {shown.length > 0 && (
          <ul className={classes.moments}>
            {shown.map((moment) => (
              <MomentLine
                key={`${moment.startSeconds} ${moment.source}`}
                hit={hit}
                moment={moment}
                asked={asked}
              />
            ))}
          </ul>
        )}
        {more > 0 && (
          <details className={classes.more}>
            <summary>
              <IconChevronDown size={16} stroke={2} aria-hidden="true" />
              {t('finding.moreMoments', { count: more })}
            </summary>
            <ul className={classes.moments}>
              {rest.map((moment) => (
                <MomentLine
                  key={`${moment.startSeconds} ${moment.source}`}
                  hit={hit}
                  moment={moment}
                  asked={asked}
                />
              ))}
            </ul>
            {unseen > 0 && (
              <Link to={all} className={classes.all}>
                {t('finding.openAll')}
              </Link>
            )}
          </details>
        )}
      </div>
    </article>
  );
}

function MomentLine({ hit, moment, asked }: Props & { moment: Moment }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link to={momentPath(hit, moment, asked)} className={classes.moment}>
        <span className={classes.time}>
          <IconPlayerPlayFilled size={11} aria-hidden="true" />
          <span className={classes.said}>{t('finding.playFrom', { time: clock(moment.startSeconds) })}</span>
          <span aria-hidden="true">{clock(moment.startSeconds)}</span>
        </span>
        <span
          lang={moment.language === 'und' ? undefined : moment.language}
          dir="auto"
          className={classes.line}
        >
          {moment.source !== 'SPEECH' && (
            <span className={classes.source}>{t(`finding.in.${moment.source}`)}</span>
          )}
          {moment.speaker && (
            <span className={classes.speaker}>
              <bdi>{moment.speaker}</bdi>:{' '}
            </span>
          )}
          <Marked html={moment.snippetHtml} />
        </span>
      </Link>
    </li>
  );
}
