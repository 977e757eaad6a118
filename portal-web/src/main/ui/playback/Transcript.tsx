import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconFileText,
  IconSearch,
  IconTargetArrow,
  IconCheck,
} from '@tabler/icons-react';
import { ActionIcon, Button, CopyButton, Select, Skeleton, TextInput, Tooltip } from '@mantine/core';
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../platform/kit/States.tsx';
import { clock } from '../platform/format/time.ts';
import { useFormat } from '../platform/format/useFormat.ts';
import type { CaptionTrack } from '../platform/api/types.ts';
import { fold, lineAt, type Line } from './cues.ts';
import { useActions, useTime } from './media.ts';
import classes from './Transcript.module.css';

interface Props {
  lines: Line[];
  pending: boolean;
  tracks: CaptionTrack[];
  track: CaptionTrack | null;
  onTrack: (name: string) => void;
  query: string;
  onQuery: (query: string) => void;
  hits: number[];
  editPath: string | null;
}

export function Transcript(props: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lines, tracks, hits } = props;
  const [hit, setHit] = useState(0);
  const shownHit = hits.length > 0 ? Math.min(hit, hits.length - 1) : -1;

  if (tracks.length === 0) {
    return (
      <Empty
        compact
        icon={<IconFileText size={28} stroke={1.75} />}
        title={t('playback.transcript.none')}
        action={
          props.editPath && (
            <Button component={Link} to={props.editPath} variant="default">
              {t('playback.transcript.add')}
            </Button>
          )
        }
      >
        {t('playback.transcript.noneText')}
      </Empty>
    );
  }

  function step(by: number) {
    if (hits.length > 0) setHit((shownHit + by + hits.length) % hits.length);
  }
  function onKey(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  }
  const copy = () => lines.map((line) => `${clock(line.startSeconds)} ${line.words}`).join('\n');
  return (
    <div className={classes.transcript}>
      <div className={classes.tools}>
        <TextInput
          className={classes.search}
          type="search"
          aria-label={t('playback.transcript.search')}
          placeholder={t('playback.transcript.search')}
          leftSection={<IconSearch size={16} stroke={1.9} />}
          value={props.query}
          onChange={(event) => {
            props.onQuery(event.currentTarget.value);
            setHit(0);
          }}
          onKeyDown={onKey}
        />
        <CopyButton value={copy()}>
          {({ copied, copy: put }) => (
            <Tooltip label={copied ? t('platform.act.copied') : t('playback.transcript.copy')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t('playback.transcript.copy')}
                onClick={put}
              >
                {copied ? <IconCheck size={18} stroke={1.9} /> : <IconCopy size={18} stroke={1.75} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
        {(tracks.length > 1 || tracks[0]?.label.endsWith(')')) && (
          <Select
            className={classes.language}
            aria-label={t('playback.transcript.language')}
            data={tracks.map((track) => ({
              value: track.name,
              label: track.label || format.language(track.language),
            }))}
            value={props.track?.name ?? null}
            onChange={(value) => value && props.onTrack(value)}
            allowDeselect={false}
            comboboxProps={{ position: 'bottom-end' }}
          />
        )}
      </div>
      <div className={classes.hits} role="status">
        {props.query.trim().length > 1 && (
          <>
            <span>
              {hits.length > 0
                ? t('playback.transcript.count', { at: shownHit + 1, total: hits.length })
                : t('playback.transcript.noHits')}
            </span>
            {hits.length > 0 && (
              <>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={28}
                  aria-label={t('playback.transcript.previous')}
                  onClick={() => step(-1)}
                >
                  <IconArrowUp size={16} stroke={1.9} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={28}
                  aria-label={t('playback.transcript.next')}
                  onClick={() => step(1)}
                >
                  <IconArrowDown size={16} stroke={1.9} />
                </ActionIcon>
              </>
            )}
          </>
        )}
      </div>
      {props.pending ? (
        <LineSkeletons />
      ) : (
        <Lines {...props} hitLine={shownHit >= 0 ? (hits[shownHit] ?? -1) : -1} />
      )}
    </div>
  );
}

function LineSkeletons() {
  return (
    <div className={classes.list}>
      {Array.from({ length: 9 }, (_, index) => (
        <Skeleton key={index} height={14} width={`${92 - ((index * 17) % 40)}%`} mx={16} my={15} />
      ))}
    </div>
  );
}

function Lines({ lines, query, track, hitLine }: Props & { hitLine: number }) {
  const { t } = useTranslation();
  const actions = useActions();
  const active = lineAt(lines, useTime());
  const list = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const wanted = useMemo(() => fold(query.trim()), [query]);

  function show(index: number, smooth: boolean) {
    const box = list.current;
    const row = box?.querySelector<HTMLElement>(`[data-line="${index}"]`);
    if (!box || !row) return;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    box.scrollTo({
      top: row.offsetTop - box.clientHeight * 0.36,
      behavior: smooth && !still ? 'smooth' : 'auto',
    });
  }
  const [searched, setSearched] = useState(hitLine);
  if (searched !== hitLine) {
    setSearched(hitLine);
    if (hitLine >= 0) setFollowing(false);
  }
  useEffect(() => {
    if (hitLine >= 0) show(hitLine, true);
  }, [hitLine]);
  useEffect(() => {
    if (following && active >= 0) show(active, true);
  }, [active, following]);

  const letGo = () => setFollowing(false);
  return (
    <div className={classes.holder}>
      <div
        ref={list}
        className={classes.list}
        role="region"
        aria-label={t('playback.transcript.list')}
        tabIndex={0}
        lang={track?.language}
        onWheel={letGo}
        onTouchMove={letGo}
        onKeyDown={(event) => /^(Arrow|Page|Home|End)/.test(event.key) && letGo()}
      >
        {lines.map((line, index) => (
          <Row
            key={`${line.startSeconds}-${index}`}
            line={line}
            index={index}
            now={index === active}
            hit={index === hitLine}
            wanted={wanted.length > 1 ? wanted : ''}
            speaker={line.speaker !== lines[index - 1]?.speaker ? line.speaker : null}
            onPick={(seconds) => {
              actions.seek(seconds);
              actions.play();
              setFollowing(true);
            }}
          />
        ))}
      </div>
      {!following && (
        <button type="button" className={classes.follow} onClick={() => setFollowing(true)}>
          <IconTargetArrow size={16} stroke={1.9} aria-hidden="true" />
          {t('playback.transcript.follow')}
        </button>
      )}
    </div>
  );
}

interface RowProps {
  line: Line;
  index: number;
  now: boolean;
  hit: boolean;
  wanted: string;
  speaker: string | null;
  onPick: (seconds: number) => void;
}

const Row = memo(
  function Row({ line, index, now, hit, wanted, speaker, onPick }: RowProps) {
    return (
      <button
        type="button"
        className={classes.row}
        data-line={index}
        data-now={now || undefined}
        data-hit={hit || undefined}
        aria-current={now || undefined}
        onClick={() => onPick(line.startSeconds)}
      >
        <span className={classes.time}>{clock(line.startSeconds)}</span>
        <span dir="auto">
          {speaker && (
            <strong className={classes.speaker}>
              <bdi>{speaker}</bdi>
            </strong>
          )}
          <Words words={line.words} wanted={wanted} />
        </span>
      </button>
    );
  },
  (a, b) =>
    a.line === b.line &&
    a.now === b.now &&
    a.hit === b.hit &&
    a.wanted === b.wanted &&
    a.speaker === b.speaker,
);

/** Folding keeps the length of most texts; where it does not, the words are shown without marks rather than wrong ones. */
function Words({ words, wanted }: { words: string; wanted: string }) {
  const folded = wanted ? fold(words) : '';
  if (!wanted || folded.length !== words.length) return words;
  const parts = [];
  let from = 0;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, from)) {
    parts.push(words.slice(from, at), <mark key={at}>{words.slice(at, at + wanted.length)}</mark>);
    from = at + wanted.length;
  }
  return [...parts, words.slice(from)];
}
