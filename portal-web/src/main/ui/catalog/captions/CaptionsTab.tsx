import { ActionIcon, Button, FileButton, Menu, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import {
  IconBadgeCc,
  IconCheck,
  IconDownload,
  IconPencil,
  IconReplace,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ProblemError } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Empty, Failure, useProblemText } from '../../platform/kit/States.tsx';
import type { CaptionTrack, CaptionUpload, Media } from '../../platform/api/types.ts';
import { editorPath } from '../paths.ts';
import { AddCaptions } from './AddCaptions.tsx';
import {
  approveCaptions,
  CAPTION_FILES,
  CAPTION_FORMATS,
  deleteCaptions,
  forgetCaptions,
  putCaptions,
} from './captionFiles.ts';
import { MakeCaptions } from './MakeCaptions.tsx';
import classes from '../settings/settings.module.css';

interface Upload {
  language: string;
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
    mutationFn: ({ language, file, untimed = false }: Upload) =>
      putCaptions(media.id, language, file, untimed),
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
            <li key={track.language}>
              <Track
                media={media}
                track={track}
                onReplace={(file) => put.mutate({ language: track.language, file })}
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
        onUpload={(language, file) => put.mutate({ language, file })}
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

interface TrackProps {
  media: Media;
  track: CaptionTrack;
  onReplace: (file: File) => void;
  onRemove: () => void;
}

const BUTTON = { variant: 'subtle', color: 'gray', size: 40 } as const;

function Track({ media, track, onReplace, onRemove }: TrackProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = track.label || format.language(track.language);
  return (
    <div className={classes.track}>
      <strong>{language}</strong>
      <span>
        {t('captions.cues', { count: track.cues })}
        <Origin track={track} />
      </span>
      {track.origin === 'automatic' && <Approve media={media} track={track} />}
      <ActionIcon
        {...BUTTON}
        component={Link}
        to={editorPath(media.id, track.language)}
        aria-label={t('captions.edit', { language })}
      >
        <IconPencil size={18} stroke={1.75} />
      </ActionIcon>
      <Menu position="bottom-end" returnFocus>
        <Menu.Target>
          <ActionIcon {...BUTTON} aria-label={t('captions.download', { language })}>
            <IconDownload size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {CAPTION_FORMATS.map((kind) => (
            <Menu.Item
              key={kind}
              component="a"
              href={`${track.url}?format=${kind}`}
              download={`${media.title}.${track.language}.${kind}`}
            >
              {t(`captions.downloadAs.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <FileButton accept={CAPTION_FILES} onChange={(file) => file && onReplace(file)}>
        {(props) => (
          <ActionIcon {...props} {...BUTTON} aria-label={t('captions.replace', { language })}>
            <IconReplace size={18} stroke={1.75} />
          </ActionIcon>
        )}
      </FileButton>
      <ActionIcon {...BUTTON} aria-label={t('captions.remove', { language })} onClick={onRemove}>
        <IconTrash size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

function Origin({ track }: { track: CaptionTrack }) {
  const { t } = useTranslation();
  switch (track.origin) {
    case undefined:
    case 'uploaded':
    case 'automatic':
      return null;
    case 'approved':
      return <> · {t('captions.speech.approved')}</>;
    default:
      return <> · {t(`captions.${track.origin}`)}</>;
  }
}

/** Somebody has read what an engine wrote down, and stands for it. */
function Approve({ media, track }: { media: Media; track: CaptionTrack }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const approve = useMutation({
    mutationFn: () => approveCaptions(media.id, track.language),
    onSuccess: () => forgetCaptions(media.id),
  });
  return (
    <>
      {approve.isError && <span role="alert">{say(approve.error)}</span>}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconCheck size={16} stroke={1.75} />}
        aria-label={t('captions.speech.approveThis', { language: track.label })}
        loading={approve.isPending}
        onClick={() => approve.mutate()}
      >
        {t('captions.speech.approve')}
      </Button>
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
  const format = useFormat();
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
          {t('captions.done', { language: format.language(put.data.track.language) })}
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
  const format = useFormat();
  const say = useProblemText();
  const remove = useMutation({
    mutationFn: (language: string) => deleteCaptions(media.id, language),
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
      <p>{track && t('captions.removeText', { language: format.language(track.language) })}</p>
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
          onClick={() => track && remove.mutate(track.language)}
        >
          {t('platform.act.remove')}
        </Button>
      </div>
    </Modal>
  );
}
