import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import type { Media, Playback } from '../../platform/api/types.ts';
import { useProblemText } from '../../platform/kit/States.tsx';
import { useHls } from '../../playback/useHls.ts';
import { isPlayable } from '../../processing/stages.ts';
import classes from './CaptionEditor.module.css';

interface Props {
  media: Media;
  onVideo: (video: HTMLVideoElement | null) => void;
  words: string;
  language: string;
}

/** The film, so that one hears what one writes; nothing of it counts as watched. */
export function EditorPlayer(props: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const { media } = props;
  const playable = isPlayable(media.processing);
  const playback = useQuery({
    queryKey: ['playback', media.id, 'captions'],
    queryFn: ({ signal }) => api<Playback>(`/media/${media.id}/playback`, { signal }),
    enabled: playable,
    staleTime: Infinity,
    gcTime: 0,
  });
  if (!playable) return <p className={classes.frame}>{t('captions.editor.notPlayable')}</p>;
  if (playback.isError) {
    return (
      <p className={classes.frame} role="alert">
        {say(playback.error)}
      </p>
    );
  }
  if (!playback.data) return <div className={classes.frame} aria-hidden="true" />;
  return <Film {...props} playback={playback.data} />;
}

function Film({ media, playback, onVideo, words, language }: Props & { playback: Playback }) {
  const { t } = useTranslation();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const { sessionId: session, presentation } = playback;
  const renew = useCallback(
    () => api<Playback>(`/media/${media.id}/playback`, { query: { session, presentation } }),
    [media.id, session, presentation],
  );
  const stream = useHls(video, { playback, startSeconds: 0, sound: language, renew });
  const attach = useCallback(
    (element: HTMLVideoElement | null) => {
      setVideo(element);
      onVideo(element);
    },
    [onVideo],
  );
  return (
    <div className={classes.frame}>
      <video
        ref={attach}
        controls
        playsInline
        preload="auto"
        crossOrigin="anonymous"
        poster={playback.posterUrl ?? undefined}
        aria-label={t('captions.editor.film', { title: media.title })}
      />
      {words && (
        <p className={classes.words} lang={language} dir="auto" aria-hidden="true">
          <span>{words}</span>
        </p>
      )}
      {stream.trouble && (
        <p className={classes.trouble} role="alert">
          {t(`playback.${stream.trouble}`)}
        </p>
      )}
    </div>
  );
}
