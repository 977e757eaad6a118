import { useEffect, useRef, useState } from 'react';
import { cueAt, type Cue } from './cueWork.ts';

/** The key of the line at which the film stands; the page is drawn anew only where it changes. */
export function usePlayhead(video: HTMLVideoElement | null, cues: Cue[]): number | null {
  const [at, setAt] = useState<number | null>(null);
  const latest = useRef(cues);
  useEffect(() => {
    latest.current = cues;
  }, [cues]);
  useEffect(() => {
    if (!video) return;
    let frame = 0;
    const look = () => setAt(cueAt(latest.current, video.currentTime * 1000)?.key ?? null);
    const each = () => {
      look();
      frame = video.paused ? 0 : requestAnimationFrame(each);
    };
    const begin = () => {
      cancelAnimationFrame(frame);
      each();
    };
    video.addEventListener('play', begin);
    video.addEventListener('seeked', look);
    video.addEventListener('pause', look);
    return () => {
      cancelAnimationFrame(frame);
      video.removeEventListener('play', begin);
      video.removeEventListener('seeked', look);
      video.removeEventListener('pause', look);
    };
  }, [video]);
  return at;
}
