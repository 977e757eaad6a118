import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconBadgeCc } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ProblemError } from '../../platform/api/client.ts';
import { Empty, Failure, useProblemText } from '../../platform/kit/States.tsx';
import type { CaptionTrack, CaptionUpload, Media } from '../../platform/api/types.ts';
import { AddCaptions } from './AddCaptions.tsx';
import { deleteCaptions, forgetCaptions, putCaptions } from './captionFiles.ts';
import { MakeCaptions } from './MakeCaptions.tsx';
import { TrackRow } from './TrackRow.tsx';
import { useTrackTitle } from './trackName.ts';
import classes from '../settings/settings.module.css';

interface Upload {
  track: string;
  file: File;
  untimed?: boolean;
}

export function CaptionsTab({ media }: { media: Media }) {
  const { t } = useTranslation();
  const list = useQuery({
    queryKey: ['captions', 'list', media.id],
    queryFn: async ({ signal }) =>
      (await api<{ items: CaptionTrack[] }>(`/media/${media.id}/captions`, { signal })).items,
  });
  const put = useMutation({
    mutationFn: ({ track, file, untimed = false }: Upload) => putCaptions(media.id, track, file, untimed),
    onSuccess: () => forgetCaptions(media.id),
  });
  const [leaving, setLeaving] = useState<CaptionTrack | null>(null);
  const tracks = list.data;
  return (
    <>
      <p className={classes.lead}>{t('captions.lead')}</p>
      {list.isError && <Failure compact error={list.error} onRetry={() => void list.refetch()} />}
      {tracks?.length === 0 && (
        <Empty compact icon={<IconBadgeCc size={28} stroke={1.75} />} title={t('captions.none')}>
          {t('captions.noneText')}
        </Empty>
      )}
      {tracks && tracks.length > 0 && (
        <ul className={classes.tracks}>
          {tracks.map((track) => (
            <li key={track.name}>
              <TrackRow
                media={media}
                track={track}
                onReplace={(file) => put.mutate({ track: track.name, file })}
                onRemove={() => setLeaving(track)}
              />
            </li>
          ))}
        </ul>
      )}
      <AddCaptions
        media={media.id}
        spoken={media.language}
        busy={put.isPending}
        onUpload={(track, file) => put.mutate({ track, file })}
      />
      <Outcome
        put={put}
        onEstimate={() => put.variables && put.mutate({ ...put.variables, untimed: true })}
      />
      <MakeCaptions media={media} />
      <RemoveDialog media={media} track={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

interface PutState {
  data: CaptionUpload | undefined;
  error: Error | null;
  isPending: boolean;
}

function Outcome({ put, onEstimate }: { put: PutState; onEstimate: () => void }) {
  const { t } = useTranslation();
  const titleOf = useTrackTitle();
  const say = useProblemText();
  const problem = put.error instanceof ProblemError ? put.error.problem : undefined;
  const line = problem?.line;
  if (problem?.untimed && !put.isPending) {
    return (
      <div role="status" className={classes.note} data-tone="neutral">
        <p>{t('captions.untimed')}</p>
        <Button variant="default" onClick={onEstimate}>
          {t('captions.estimate')}
        </Button>
      </div>
    );
  }
  return (
    <div role="status">
      {put.error && !put.isPending && (
        <p className={classes.note} data-tone="alert">
          {line == null ? '' : `${t('captions.line', { line })}: `}
          {say(put.error)}
        </p>
      )}
      {put.data && !put.isPending && (
        <div className={classes.note}>
          {put.data.track.kind === 'chapters' ? (
            <>
              {t('captions.chaptersDone', { count: put.data.track.cues })}{' '}
              <Link to="?tab=chapters">{t('captions.toChapters')}</Link>
            </>
          ) : (
            t('captions.done', { language: titleOf(put.data.track.name) })
          )}
          {put.data.warnings.length > 0 && (
            <>
              {' '}
              {t('captions.warnings')}
              <ul>
                {put.data.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </div>
  );
}

interface RemoveProps {
  media: Media;
  track: CaptionTrack | null;
  onClose: () => void;
}

function RemoveDialog({ media, track, onClose }: RemoveProps) {
  const { t } = useTranslation();
  const titleOf = useTrackTitle();
  const say = useProblemText();
  const remove = useMutation({
    mutationFn: (name: string) => deleteCaptions(media.id, name),
    onSuccess: async () => {
      await forgetCaptions(media.id);
      onClose();
    },
  });
  return (
    <Modal
      opened={track !== null}
      onClose={onClose}
      title={t('captions.removeTitle')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <p>{track && t('captions.removeText', { language: titleOf(track.name) })}</p>
      {remove.isError && (
        <p className={classes.note} data-tone="alert" role="alert">
          {say(remove.error)}
        </p>
      )}
      <div className={classes.row}>
        <Button variant="default" onClick={onClose}>
          {t('platform.act.cancel')}
        </Button>
        <Button
          color="terracotta"
          loading={remove.isPending}
          onClick={() => track && remove.mutate(track.name)}
        >
          {t('platform.act.remove')}
        </Button>
      </div>
    </Modal>
  );
}
