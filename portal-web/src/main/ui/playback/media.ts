import {
  MediaActionTypes,
  useMediaDispatch,
  useMediaSelector,
  useMediaStore,
} from 'media-chrome/react/media-store';
import { useMemo } from 'react';

/** The player's controls speak to media-chrome's store; this is all of it that they use. */
export function useActions() {
  const dispatch = useMediaDispatch();
  const store = useMediaStore();
  return useMemo(() => {
    const duration = () => store.getState().mediaDuration ?? 0;
    const seek = (seconds: number) => {
      const end = duration();
      const target = Math.max(0, end > 0 ? Math.min(seconds, end) : seconds);
      dispatch({ type: MediaActionTypes.MEDIA_SEEK_REQUEST, detail: target });
    };
    const volume = (value: number) =>
      dispatch({ type: MediaActionTypes.MEDIA_VOLUME_REQUEST, detail: Math.min(1, Math.max(0, value)) });
    const play = () => dispatch({ type: MediaActionTypes.MEDIA_PLAY_REQUEST });
    const pause = () => dispatch({ type: MediaActionTypes.MEDIA_PAUSE_REQUEST });
    return {
      play,
      pause,
      toggle: () => (store.getState().mediaPaused ? play() : pause()),
      seek,
      seekBy: (seconds: number) => seek((store.getState().mediaCurrentTime ?? 0) + seconds),
      seekToShare: (share: number) => seek(duration() * share),
      volume,
      volumeBy: (step: number) => volume((store.getState().mediaVolume ?? 1) + step),
      toggleMute: () =>
        dispatch({
          type: store.getState().mediaMuted
            ? MediaActionTypes.MEDIA_UNMUTE_REQUEST
            : MediaActionTypes.MEDIA_MUTE_REQUEST,
        }),
      rate: (rate: number) => dispatch({ type: MediaActionTypes.MEDIA_PLAYBACK_RATE_REQUEST, detail: rate }),
      toggleFullscreen: () =>
        dispatch({
          type: store.getState().mediaIsFullscreen
            ? MediaActionTypes.MEDIA_EXIT_FULLSCREEN_REQUEST
            : MediaActionTypes.MEDIA_ENTER_FULLSCREEN_REQUEST,
        }),
      togglePip: () =>
        dispatch({
          type: store.getState().mediaIsPip
            ? MediaActionTypes.MEDIA_EXIT_PIP_REQUEST
            : MediaActionTypes.MEDIA_ENTER_PIP_REQUEST,
        }),
    };
  }, [dispatch, store]);
}

export type Actions = ReturnType<typeof useActions>;

export const usePaused = () => useMediaSelector((state) => state.mediaPaused ?? true);
export const useEnded = () => useMediaSelector((state) => state.mediaEnded ?? false);
export const useTime = () => useMediaSelector((state) => state.mediaCurrentTime ?? 0);
export const useMuted = () =>
  useMediaSelector((state) => Boolean(state.mediaMuted) || (state.mediaVolume ?? 1) === 0);
export const useVolume = () => useMediaSelector((state) => state.mediaVolume ?? 1);
export const useRate = () => useMediaSelector((state) => state.mediaPlaybackRate ?? 1);
export const useFullscreen = () => useMediaSelector((state) => state.mediaIsFullscreen ?? false);
export const usePip = () => useMediaSelector((state) => state.mediaIsPip ?? false);
export const usePipMissing = () => useMediaSelector((state) => state.mediaPipUnavailable !== undefined);
export const useWaiting = () =>
  useMediaSelector((state) => Boolean(state.mediaLoading) && !state.mediaPaused);
/** Until the stream tells its own length, the catalogue's stands. */
export const useDuration = (known: number) =>
  useMediaSelector((state) => {
    const own = state.mediaDuration;
    return own !== undefined && Number.isFinite(own) && own > 0 ? own : known;
  });
export const useBufferedEnd = () =>
  useMediaSelector((state) => {
    const now = state.mediaCurrentTime ?? 0;
    const ranges = state.mediaBuffered ?? [];
    return ranges.find(([from, to]) => from <= now + 0.5 && to >= now)?.[1] ?? now;
  });
