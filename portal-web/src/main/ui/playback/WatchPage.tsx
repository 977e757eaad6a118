import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useParams } from 'react-router';
import { useMedia } from '../catalog/api.ts';
import { watchPath } from '../catalog/paths.ts';
import { api } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import type { Media, Playback } from '../platform/api/types.ts';
import { Failure } from '../platform/kit/States.tsx';
import { entryPoint } from '../platform/shell/cameFrom.ts';
import { usePageTitle } from '../platform/kit/usePageTitle.ts';
import { isPlayable } from '../processing/stages.ts';
import { useProcessing } from '../processing/useProcessing.ts';
import { WaitPoster } from './WaitPoster.tsx';
import { WatchDetails } from './WatchDetails.tsx';
import classes from './WatchPage.module.css';

const Stage = lazy(async () => ({ default: (await import('./Stage.tsx')).Stage }));

/** Another item is another page, even though the route is the same. */
export function WatchPage() {
  const { id = '' } = useParams();
  return <Watch key={id} id={id} />;
}

function Watch({ id }: { id: string }) {
  const media = useMedia(id);
  usePageTitle(media.data?.title);
  useReadableAddress(media.data);
  if (media.isError) return <Failure error={media.error} onRetry={() => void media.refetch()} />;
  if (!media.data) return <WatchSkeleton />;
  return isPlayable(media.data.processing) ? <Playing media={media.data} /> : <Waiting media={media.data} />;
}

function Playing({ media }: { media: Media }) {
  const playback = useQuery({
    queryKey: ['playback', media.id],
    queryFn: ({ signal }) =>
      api<Playback>(`/media/${media.id}/playback`, {
        query: { entry: entryPoint(location.pathname) },
        signal,
      }),
    // An answer opens a session: it belongs to this visit and is neither shared nor asked for again.
    staleTime: Infinity,
    gcTime: 0,
  });
  if (playback.isError) return <Failure error={playback.error} onRetry={() => void playback.refetch()} />;
  if (!playback.data) return <WatchSkeleton />;
  return (
    <Suspense fallback={<WatchSkeleton />}>
      <Stage media={media} playback={playback.data} />
    </Suspense>
  );
}

/** Turns into the player by itself, as soon as the server says that it plays. */
function Waiting({ media }: { media: Media }) {
  const status = useProcessing(media.id);
  const playable = status !== undefined && isPlayable(status.processing);
  useEffect(() => {
    if (playable) void queryClient.invalidateQueries({ queryKey: ['media', 'one', media.id] });
  }, [playable, media.id]);
  return (
    <div className={classes.page}>
      <div className={classes.stage}>
        <WaitPoster media={media} status={status ?? { processing: media.processing, jobs: [] }} />
      </div>
      <div className={classes.details}>
        <WatchDetails media={media} />
      </div>
    </div>
  );
}

/** The title joins the address, for whoever reads or shares it; the time and anything else in it stay. */
function useReadableAddress(media: Media | undefined) {
  useEffect(() => {
    if (!media) return;
    const path = watchPath(media.id, media.title);
    if (window.location.pathname === path) return;
    window.history.replaceState(window.history.state, '', path + window.location.search);
  }, [media]);
}

export function WatchSkeleton() {
  return (
    <div className={classes.page} aria-hidden="true">
      <div className={classes.stage}>
        <Skeleton className={classes.ghost} radius={14} animate={false} />
      </div>
      <div className={classes.details}>
        <Skeleton height={30} width="60%" />
        <Skeleton height={16} width="35%" mt={14} />
      </div>
      <Skeleton className={classes.side} radius={14} animate={false} />
    </div>
  );
}
