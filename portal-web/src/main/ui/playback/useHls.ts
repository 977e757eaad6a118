import type Hls from 'hls.js';
import type { ErrorData, Level } from 'hls.js';
import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '../platform/api/client.ts';
import type { Playback } from '../platform/api/types.ts';
import { addressOf, moved, type Address } from './address.ts';

export interface Quality {
  index: number;
  height: number;
  label: string;
}

/** A sound track of the film. */
export interface Sound {
  index: number;
  /** BCP 47; empty where the film does not say. */
  language: string;
  name: string;
}

export type StreamTrouble = 'lost' | 'broken' | 'withdrawn' | 'crowded' | null;

export interface Stream {
  qualities: Quality[];
  /** -1 is automatic. */
  chosen: number;
  playing: number;
  sounds: Sound[];
  heard: number;
  trouble: StreamTrouble;
  choose: (index: number) => void;
  hear: (index: number) => void;
}

const END_SLACK_SECONDS = 0.4;
const BACK_OFF_MS = [1000, 2000, 4000, 8000, 15_000];

function labelOf(level: Level): string {
  if (level.height > 0) return `${level.height}p`;
  return `${Math.round(level.bitrate / 1000)} kbit/s`;
}

/** A quality may come in several codecs: the one of a level's kind in a codec, the first of its kind without one. */
function sameQuality(levels: Level[], index: number, codecs?: string): number {
  const level = levels[index];
  return levels.findIndex(
    (one) => level && labelOf(one) === labelOf(level) && (!codecs || one.codecSet === codecs),
  );
}

interface Options {
  playback: Playback;
  startSeconds: number;
  /** The language of the sound that is heard, if the film has it. */
  sound: string | null;
  renew: () => Promise<Playback>;
}

type Shown = Omit<Stream, 'choose' | 'hear'>;

const NOTHING: Shown = { qualities: [], chosen: -1, playing: -1, sounds: [], heard: 0, trouble: null };

export function useHls(
  video: HTMLVideoElement | null,
  { playback, startSeconds, sound, renew }: Options,
): Stream {
  const [shown, setShown] = useState<Shown>(NOTHING);
  const engine = useRef<Hls | null>(null);
  const [began] = useState(() => addressOf(playback, window.location.href));
  const address = useRef(began);
  const known = useRef<Address[]>([began]);
  const renewing = useRef(renew);
  const go = (to: Address) => {
    address.current = to;
    if (!known.current.some(({ playlists, item }) => playlists === to.playlists && item === to.item))
      known.current.push(to);
  };
  const going = useRef(go);
  useEffect(() => {
    going.current(addressOf(playback, window.location.href));
    renewing.current = renew;
  });
  // The address changes when it is renewed, which must not begin playback anew.
  const { hlsUrl: url, presentation } = playback;
  const [first] = useState({ url, presentation, startSeconds, sound });

  useEffect(() => {
    if (!video) return;
    let gone = false;
    let retries = 0;
    let loaded = first.presentation;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let atWait = () => {};
    let atEnd = () => {};
    const show = (change: Partial<Shown>) => setShown((now) => ({ ...now, ...change }));

    function again(hls: Hls) {
      show({ trouble: 'lost' });
      clearTimeout(timer);
      timer = setTimeout(() => hls.startLoad(), BACK_OFF_MS[Math.min(retries++, BACK_OFF_MS.length - 1)]);
    }

    /** What played is there no more: what replaced it plays on from the same moment. */
    function changed(hls: Hls, next: Playback) {
      loaded = next.presentation;
      known.current = [address.current];
      hls.config.startPosition = video?.currentTime ?? 0;
      hls.loadSource(next.hlsUrl);
    }

    async function refused(hls: Hls) {
      try {
        const next = await renewing.current();
        if (gone) return;
        going.current(addressOf(next, window.location.href));
        if (next.presentation === loaded) hls.startLoad();
        else changed(hls, next);
      } catch (error) {
        if (gone) return;
        const code = error instanceof ProblemError ? error.code : '';
        if (code === 'too-many-devices') show({ trouble: 'crowded' });
        else if (code === 'not-found') show({ trouble: 'withdrawn' });
        else again(hls);
      }
    }

    function onError(hls: Hls, types: typeof Hls, data: ErrorData) {
      if (!data.fatal) return;
      const code = data.response?.code;
      // Some edges tell what is over (410) from what is forged; of a CDN's refusal a page may learn nothing at all.
      const over =
        code === 403 || code === 404 || code === 410 || (code === 0 && address.current.item !== null);
      if (over && retries < 3) {
        retries += 1;
        void refused(hls);
      } else if (code === 404) show({ trouble: 'withdrawn' });
      else if (data.type === types.ErrorTypes.NETWORK_ERROR) again(hls);
      else if (data.type === types.ErrorTypes.MEDIA_ERROR && retries++ < 3) hls.recoverMediaError();
      else show({ trouble: 'broken' });
    }

    /**
     * A sound that ends some milliseconds after its picture has a last segment of which nothing is ever seen in the
     * buffer; the engine would wait for it, and the film would never be over.
     */
    function finish(hls: Hls, types: typeof Hls, element: HTMLVideoElement) {
      const { buffered, duration, currentTime } = element;
      const loaded = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
      if (duration - loaded < END_SLACK_SECONDS && duration - currentTime < END_SLACK_SECONDS) {
        for (const type of ['audio', 'video', 'audiovideo'] as const)
          hls.trigger(types.Events.BUFFER_EOS, { type });
      }
    }

    async function onward(element: HTMLVideoElement) {
      const at = element.currentTime;
      const { hlsUrl } = await renewing.current();
      if (gone) return;
      element.src = hlsUrl;
      element.currentTime = at;
      await element.play();
    }

    async function start(element: HTMLVideoElement) {
      const { default: Engine } = await import('hls.js');
      if (gone) return;
      if (!Engine.isSupported()) {
        element.src = first.url;
        element.currentTime = first.startSeconds;
        // A player of the system's own keeps its addresses until they are over.
        atEnd = () => {
          if (retries++ < 3) void onward(element).catch(() => !gone && show({ trouble: 'lost' }));
        };
        element.addEventListener('error', atEnd);
        return;
      }
      const hls = new Engine({
        startPosition: first.startSeconds > 0 ? first.startSeconds : -1,
        capLevelToPlayerSize: true,
        maxBufferLength: 40,
        backBufferLength: 60,
        ...(first.sound && { audioPreference: { lang: first.sound } }),
        // The page shows captions itself, in the size and place that somebody has chosen.
        enableWebVTT: false,
        subtitleTrackController: undefined,
        subtitleStreamController: undefined,
        xhrSetup: (xhr, requested) => {
          xhr.open('GET', moved(requested, known.current, address.current), true);
          xhr.withCredentials = address.current.cookies;
        },
      });
      engine.current = hls;
      hls.on(Engine.Events.MANIFEST_PARSED, (_, data) => {
        const qualities = data.levels
          .map((level, index) => ({ index, height: level.height, label: labelOf(level) }))
          .filter(({ index }) => sameQuality(data.levels, index) === index);
        show({ qualities: qualities.sort((a, b) => b.height - a.height) });
      });
      hls.on(Engine.Events.AUDIO_TRACKS_UPDATED, (_, data) =>
        show({
          sounds: data.audioTracks.map(({ name, lang }, index) => ({ index, language: lang ?? '', name })),
        }),
      );
      hls.on(Engine.Events.AUDIO_TRACK_SWITCHING, (_, data) => show({ heard: data.id }));
      hls.on(Engine.Events.LEVEL_SWITCHED, (_, data) =>
        show({ playing: sameQuality(hls.levels, data.level) }),
      );
      hls.on(Engine.Events.FRAG_BUFFERED, () => {
        retries = 0;
        setShown((now) => (now.trouble === 'lost' ? { ...now, trouble: null } : now));
      });
      hls.on(Engine.Events.ERROR, (_, data) => onError(hls, Engine, data));
      atWait = () => finish(hls, Engine, element);
      element.addEventListener('waiting', atWait);
      hls.loadSource(first.url);
      hls.attachMedia(element);
    }

    const online = () => engine.current?.startLoad();
    window.addEventListener('online', online);
    void start(video);
    return () => {
      gone = true;
      clearTimeout(timer);
      window.removeEventListener('online', online);
      video.removeEventListener('waiting', atWait);
      video.removeEventListener('error', atEnd);
      engine.current?.destroy();
      engine.current = null;
    };
  }, [video, first]);

  return {
    ...shown,
    choose: (index) => {
      const hls = engine.current;
      if (hls) {
        // In the codec that plays, if it has this quality.
        const same = sameQuality(hls.levels, index, hls.levels[hls.currentLevel]?.codecSet);
        hls.nextLevel = same < 0 ? index : same;
      }
      setShown((now) => ({ ...now, chosen: index }));
    },
    hear: (index) => {
      if (engine.current) engine.current.audioTrack = index;
    },
  };
}
