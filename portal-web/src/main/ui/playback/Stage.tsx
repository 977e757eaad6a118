import { Drawer, Skeleton, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { MediaProvider } from 'media-chrome/react/media-store';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import type { IgnoredPlayback, Media, Playback } from '../platform/api/types.ts';
import type { BeatReply } from './beats.ts';
import { parseTime } from '../platform/format/time.ts';
import { loadWords } from '../platform/i18n/index.ts';
import { tell } from '../platform/kit/toast.ts';
import { filtersOf } from '../search/filters.ts';
import { linesWith, plainWords, useLines } from './cues.ts';
import { ChapterList } from './ChapterList.tsx';
import { useHeat } from './heat.ts';
import { useActions, useTime } from './media.ts';
import { NextUpGhost } from './NextUpGhost.tsx';
import { Player } from './Player.tsx';
import { usePlayerPrefs } from './prefs.ts';
import { captionTrack, transcriptTrack } from './tracks.ts';
import { Transcript } from './Transcript.tsx';
import { WatchDetails } from './WatchDetails.tsx';
import classes from './WatchPage.module.css';

const Moments = lazy(async () => {
  const [list] = await Promise.all([import('./Moments.tsx'), loadWords('finding')]);
  return { default: list.Moments };
});
const NextUp = lazy(async () => ({ default: (await import('./NextUp.tsx')).NextUp }));
const DownloadButton = lazy(async () => {
  const [button] = await Promise.all([import('./download/DownloadButton.tsx'), loadWords('office')]);
  return { default: button.DownloadButton };
});

const MIN_RESUME_SECONDS = 5;
const END_MARGIN_SECONDS = 10;

interface Props {
  media: Media;
  playback: Playback;
}

/** The player, what belongs to it, and the store that they share. Its own chunk: no page loads it before it is needed. */
export function Stage(props: Props) {
  return (
    <MediaProvider>
      <Inner {...props} />
    </MediaProvider>
  );
}

function startOf(playback: Playback, wanted: number | null) {
  if (wanted !== null) return { startSeconds: Math.min(wanted, playback.durationSeconds), resumedAt: null };
  const resume = playback.resumeSeconds;
  const worth = resume >= MIN_RESUME_SECONDS && resume < playback.durationSeconds - END_MARGIN_SECONDS;
  return worth ? { startSeconds: resume, resumedAt: resume } : { startSeconds: 0, resumedAt: null };
}

/** The address of the stream ends at a stated time; it is asked for again before, unseen. */
function useRenewal(media: Media, first: Playback) {
  const [playback, setPlayback] = useState(first);
  const { sessionId } = first;
  const presentation = useRef(first.presentation);
  const renew = useCallback(async () => {
    const next = await api<Playback>(`/media/${media.id}/playback`, {
      query: { session: sessionId, presentation: presentation.current },
    });
    presentation.current = next.presentation;
    setPlayback((now) => ({ ...next, sessionId: now.sessionId }));
    return next;
  }, [media.id, sessionId]);
  useEffect(() => {
    // A renewal that fails is made up for at the first refused segment.
    const timer = setTimeout(
      () => void renew().catch(() => undefined),
      Math.min(Math.max(playback.renewInSeconds, 1) * 1000, 2 ** 31 - 1),
    );
    return () => clearTimeout(timer);
  }, [playback, renew]);
  return [playback, renew] as const;
}

function Inner({ media, playback: first }: Props) {
  const { t, i18n } = useTranslation();
  const [params] = useSearchParams();
  const [playback, renew] = useRenewal(media, first);
  const [prefs, setPrefs] = usePlayerPrefs();
  const [start] = useState(() => startOf(first, parseTime(params.get('t'))));
  const asked = params.get('q') ?? '';
  const plain = plainWords(asked);
  const [query, setQuery] = useState(plain);
  const [found, setFound] = useState<number[]>();
  const [read, setRead] = useState<string | null>(null);
  const [sheet, setSheet] = useState(false);
  const narrow = useMediaQuery('(max-width: 1020px)', false, { getInitialValueInEffect: false });
  const counted = useRef(false);
  const completed = useRef(media.completed ?? false);

  const tracks = playback.captions;
  const caption = captionTrack(tracks, prefs.captions);
  const reading = transcriptTrack(tracks, [read, caption?.name, i18n.language, media.language]);
  const transcript = useLines(reading);
  const captions = useLines(caption);
  const heat = useHeat(media, playback.durationSeconds);
  const hits = useMemo(() => linesWith(transcript.lines, query), [transcript.lines, query]);
  const marks = useMemo(
    () => hits.map((hit) => transcript.lines[hit]?.startSeconds ?? 0),
    [hits, transcript.lines],
  );

  function onBeat(reply: BeatReply) {
    if (!counted.current && reply.coveredSeconds > 0) {
      // This visit has just become one of the views.
      counted.current = true;
      void queryClient.invalidateQueries({ queryKey: ['media', 'one', media.id] });
    }
    if (!reply.completed || completed.current) return;
    completed.current = true;
    tell(t('playback.completed'));
    void queryClient.invalidateQueries({ queryKey: ['history'] });
    void queryClient.invalidateQueries({ queryKey: ['completions'] });
  }

  const words = (
    <Transcript
      lines={transcript.lines}
      pending={transcript.pending}
      tracks={tracks}
      track={reading}
      onTrack={setRead}
      query={query}
      onQuery={setQuery}
      hits={hits}
      editPath={media.mayEdit ? `/library/${media.id}?tab=captions` : null}
    />
  );
  const panel = (
    <Tabs
      defaultValue={tracks.length > 0 ? 'transcript' : 'next'}
      className={classes.tabs}
      keepMounted={false}
    >
      <Tabs.List grow>
        <Tabs.Tab value="transcript">{t('playback.transcript.title')}</Tabs.Tab>
        <Tabs.Tab value="next">{t('playback.next.title')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="transcript" className={classes.tabPanel}>
        {words}
      </Tabs.Panel>
      <Tabs.Panel value="next" className={classes.tabPanel}>
        <Suspense fallback={<NextUpGhost />}>
          <NextUp media={media} />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  );

  return (
    <div className={classes.page} data-theatre={prefs.theatre || undefined}>
      <div className={classes.stage}>
        <Player
          media={media}
          playback={playback}
          startSeconds={start.startSeconds}
          resumedAt={start.resumedAt}
          prefs={prefs}
          onPrefs={setPrefs}
          caption={caption}
          lines={captions.lines}
          marks={(query === plain && found) || marks}
          heat={heat}
          renew={renew}
          onBeat={onBeat}
        />
      </div>
      <AddressTime />
      <div className={classes.details}>
        <TimedDetails
          media={media}
          ignored={playback.ignoredPlayback}
          onTranscript={narrow ? () => setSheet(true) : undefined}
        />
        {asked && (
          <Suspense fallback={<Skeleton height={168} radius={12} mt={18} />}>
            <Moments key={asked} media={media.id} q={asked} filters={filtersOf(params)} onFound={setFound} />
          </Suspense>
        )}
        {playback.chapters.length > 0 && <ChapterList chapters={playback.chapters} />}
        {narrow && (
          <section className={classes.next} aria-labelledby="next-up">
            <h2 id="next-up">{t('playback.next.title')}</h2>
            <Suspense fallback={<NextUpGhost />}>
              <NextUp media={media} />
            </Suspense>
          </section>
        )}
      </div>
      {narrow ? (
        <Drawer
          opened={sheet}
          onClose={() => setSheet(false)}
          position="bottom"
          size="62%"
          title={t('playback.transcript.title')}
          overlayProps={{ backgroundOpacity: 0.15 }}
          classNames={{ content: classes.sheet, body: classes.sheetBody }}
          closeButtonProps={{ 'aria-label': t('playback.transcript.close') }}
        >
          {words}
        </Drawer>
      ) : (
        <aside className={classes.side} aria-label={t('playback.transcript.title')}>
          {panel}
        </aside>
      )}
    </div>
  );
}

/** A link to another second of what plays already moves the player there. */
function AddressTime() {
  const actions = useActions();
  const [params] = useSearchParams();
  const wanted = params.get('t');
  const begun = useRef(wanted);
  useEffect(() => {
    if (begun.current === wanted) return;
    begun.current = wanted;
    const seconds = parseTime(wanted);
    if (seconds !== null) actions.seek(seconds);
  }, [wanted, actions]);
  return null;
}

function TimedDetails({
  media,
  ignored,
  onTranscript,
}: {
  media: Media;
  ignored: IgnoredPlayback;
  onTranscript?: () => void;
}) {
  const seconds = Math.floor(useTime());
  return (
    <WatchDetails
      media={media}
      seconds={seconds}
      ignored={ignored}
      onTranscript={onTranscript}
      more={
        (media.downloads || media.mayEdit) && (
          <Suspense fallback={<Skeleton height={36} width={140} />}>
            <DownloadButton media={media} />
          </Suspense>
        )
      }
    />
  );
}
