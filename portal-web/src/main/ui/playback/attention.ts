import type { Attention } from './watchTracker.ts';

/** What decides, so that a test needs no browser. */
export interface Situation {
  /** The page is behind another tab, or its window is put away. */
  pageHidden: boolean;
  /** The picture lies in a window of its own above all others. */
  pictureInPicture: boolean;
  muted: boolean;
  /** There is nothing to see. */
  audio: boolean;
}

/** Sound alone is heard from any tab; a picture that lies above all others is seen whatever became of its page. */
export function attentionIn({ pageHidden, pictureInPicture, muted, audio }: Situation): Attention {
  if (!pageHidden || pictureInPicture) return 'seen';
  if (muted) return 'none';
  return audio ? 'seen' : 'heard';
}

export const attentionOf = (video: HTMLVideoElement, audio: boolean): Attention =>
  attentionIn({
    pageHidden: document.visibilityState === 'hidden',
    pictureInPicture: document.pictureInPictureElement === video,
    muted: video.muted || video.volume === 0,
    audio,
  });
