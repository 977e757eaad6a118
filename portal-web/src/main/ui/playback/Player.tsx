import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useMediaFullscreenRef, useMediaRef } from 'media-chrome/react/media-store';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoryboard } from '../catalog/useStoryboard.ts';
import { clock } from '../platform/format/time.ts';
import type { CaptionTrack, Media, Playback } from '../platform/api/types.ts';
import { Beats, type BeatReply } from './beats.ts';
import { CaptionOverlay } from './CaptionOverlay.tsx';
import { Controls } from './Controls.tsx';
import type { Line } from './cues.ts';
import { Descriptions } from './Descriptions.tsx';
import { KeyList } from './KeyList.tsx';
import { nextSpeed, type KeyAction } from './keys.ts';
import { useActions, usePaused, useRate, useWaiting } from './media.ts';
import type { PlayerPrefs } from './prefs.ts';
import { SeekBar } from './SeekBar.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import { descriptionTrack, firstCaptions } from './tracks.ts';
import { UpNext } from './UpNext.tsx';
import { useHls } from './useHls.ts';
import { useIdle } from './useIdle.ts';
import { useKeys } from './useKeys.ts';
import classes from './Player.module.css';

interface Props {
  media: Media;
  playback: Playback;
  startSeconds: number;
  /** Where the viewer left off, when that is where it starts. */
  resumedAt: number | null;
  prefs: PlayerPrefs;
  onPrefs: (change: Partial<PlayerPrefs>) => void;
  caption: CaptionTrack | null;
  lines: Line[];
  marks: number[];
  /** Where it is played most, for the few who may see that. */
  heat?: string | null;
  renew: () => Promise<Playback>;
  onBeat: (reply: BeatReply) => void;
}

export function Player(props: Props) {
  const { media, playback, prefs, onPrefs, caption } = props;
  const describing = descriptionTrack(playback.captions, prefs.descriptions);
  const { t } = useTranslation();
  const actions = useActions();
  const mediaRef = useMediaRef();
  const fullscreenRef = useMediaFullscreenRef();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [settings, setSettings] = useState(false);
  const [help, setHelp] = useState(false);
  const paused = usePaused();
  const rate = useRate();
  const idle = useIdle(!paused && !settings && !help);
  const tiles = useStoryboard(playback.storyboardUrl);
  const stream = useHls(video, {
    playback,
    startSeconds: props.startSeconds,
    sound: prefs.sound,
    renew: props.renew,
  });
  const attach = useCallback(
    (element: HTMLVideoElement | null) => {
      mediaRef(element);
      setVideo(element);
    },
    [mediaRef],
  );
  useRemembered(video, prefs, onPrefs);
  useBeats(video, playback.sessionId, media.kind === 'AUDIO', props.onBeat);
  useAutoplay(video);

  const toggleCaptions = () =>
    onPrefs({ captions: caption ? 'off' : (firstCaptions(playback.captions)?.name ?? null) });
  useKeys((action: KeyAction) => {
    if (action.do === 'toggle') actions.toggle();
    else if (action.do === 'seekBy') actions.seekBy(action.by);
    else if (action.do === 'share') actions.seekToShare(action.share);
    else if (action.do === 'volumeBy') actions.volumeBy(action.by);
    else if (action.do === 'mute') actions.toggleMute();
    else if (action.do === 'captions') toggleCaptions();
    else if (action.do === 'fullscreen') actions.toggleFullscreen();
    else if (action.do === 'theatre') onPrefs({ theatre: !prefs.theatre });
    else if (action.do === 'help') setHelp((open) => !open);
    else if (action.do === 'faster') {
      const next = nextSpeed(rate, action.by);
      actions.rate(next);
      onPrefs({ rate: next });
    }
  });

  return (
    <section
      ref={fullscreenRef}
      className={classes.frame}
      aria-label={t('playback.player', { title: media.title })}
      data-idle={idle || undefined}
      data-audio={media.kind === 'AUDIO' || undefined}
    >
      <video
        ref={attach}
        className={classes.video}
        poster={playback.posterUrl ?? undefined}
        playsInline
        preload="auto"
        crossOrigin="anonymous"
        onClick={() => {
          if (settings) setSettings(false);
          else actions.toggle();
        }}
        onDoubleClick={actions.toggleFullscreen}
      />
      {caption && <CaptionOverlay lines={props.lines} prefs={prefs} language={caption.language} />}
      {describing && <Descriptions track={describing} />}
      <Cover resumedAt={props.resumedAt} />
      {stream.trouble && (
        <p className={classes.trouble} role="alert">
          {t(`playback.${stream.trouble}`)}
        </p>
      )}
      <div className={classes.controls}>
        <SeekBar
          tiles={tiles}
          chapters={playback.chapters}
          marks={props.marks}
          heat={props.heat}
          durationSeconds={playback.durationSeconds}
        />
        <Controls
          prefs={prefs}
          onPrefs={onPrefs}
          durationSeconds={playback.durationSeconds}
          hasCaptions={firstCaptions(playback.captions) !== null}
          captionsOn={caption !== null}
          onCaptions={toggleCaptions}
          settingsOpen={settings}
          onSettings={() => setSettings(!settings)}
        />
      </div>
      {settings && (
        <SettingsPanel
          stream={stream}
          tracks={playback.captions}
          caption={caption}
          describing={describing}
          prefs={prefs}
          onPrefs={onPrefs}
          onClose={() => setSettings(false)}
        />
      )}
      <UpNext media={media} />
      {help && <KeyList onClose={() => setHelp(false)} />}
    </section>
  );
}

/** What lies over the picture: the way in before it plays, the way back after it was continued, and the wait between. */
function Cover({ resumedAt }: { resumedAt: number | null }) {
  const { t } = useTranslation();
  const actions = useActions();
  const paused = usePaused();
  const waiting = useWaiting();
  const [played, setPlayed] = useState(false);
  if (!paused && !played) setPlayed(true);
  const [pill, setPill] = useState(true);
  useEffect(() => {
    if (!played) return;
    const timer = setTimeout(() => setPill(false), 8000);
    return () => clearTimeout(timer);
  }, [played]);
  const startOver = () => {
    actions.seek(0);
    actions.play();
    setPill(false);
  };

  if (!played && paused) {
    return (
      <div className={classes.cover}>
        <button type="button" className={classes.big} onClick={actions.play} aria-label={t('playback.play')}>
          <IconPlayerPlayFilled size={34} aria-hidden="true" />
        </button>
        {resumedAt !== null && (
          <div className={classes.choices}>
            <button type="button" className={classes.pill} onClick={actions.play}>
              {t('playback.continueAt', { time: clock(resumedAt) })}
            </button>
            <button type="button" className={classes.pill} onClick={startOver}>
              {t('playback.startOver')}
            </button>
          </div>
        )}
      </div>
    );
  }
  return (
    <>
      {waiting && <span className={classes.spinner} role="status" aria-label={t('playback.loading')} />}
      {pill && resumedAt !== null && (
        <div className={classes.resumed} role="status">
          <span>{t('playback.continuedAt', { time: clock(resumedAt) })}</span>
          <button type="button" onClick={startOver}>
            {t('playback.startOver')}
          </button>
        </div>
      )}
    </>
  );
}

function useBeats(
  video: HTMLVideoElement | null,
  sessionId: string,
  audio: boolean,
  onReply: (reply: BeatReply) => void,
) {
  const latest = useRef(onReply);
  useEffect(() => {
    latest.current = onReply;
  });
  // A renewed address comes with another session; the one that was begun goes on.
  const [session] = useState(sessionId);
  useEffect(() => {
    if (!video) return;
    return new Beats(video, session, audio, (reply) => latest.current(reply)).attach();
  }, [video, session, audio]);
}

function useRemembered(
  video: HTMLVideoElement | null,
  prefs: PlayerPrefs,
  onPrefs: (change: Partial<PlayerPrefs>) => void,
) {
  const [first] = useState(prefs);
  const latest = useRef(onPrefs);
  useEffect(() => {
    latest.current = onPrefs;
  });
  useEffect(() => {
    if (!video) return;
    video.volume = first.volume;
    video.muted = first.muted;
    video.defaultPlaybackRate = first.rate;
    video.playbackRate = first.rate;
    const remember = () => latest.current({ volume: video.volume, muted: video.muted });
    video.addEventListener('volumechange', remember);
    return () => video.removeEventListener('volumechange', remember);
  }, [video, first]);
}

/** Whoever clicked to get here wants to see it. A browser that wants a click of its own shows the big button instead. */
function useAutoplay(video: HTMLVideoElement | null) {
  useEffect(() => {
    if (!video) return;
    const begin = () => {
      video.play().catch(() => undefined);
    };
    video.addEventListener('canplay', begin, { once: true });
    return () => video.removeEventListener('canplay', begin);
  }, [video]);
}
