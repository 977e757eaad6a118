import { ActionIcon, Button, FileButton, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconCheck, IconDownload, IconPencil, IconReplace, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../platform/format/useFormat.ts';
import { useProblemText } from '../../platform/kit/States.tsx';
import type { CaptionTrack, Media } from '../../platform/api/types.ts';
import { editorPath } from '../paths.ts';
import { approveCaptions, CAPTION_FILES, CAPTION_FORMATS, forgetCaptions } from './captionFiles.ts';
import { TrackMenu } from './TrackMenu.tsx';
import classes from '../settings/settings.module.css';

interface TrackProps {
  media: Media;
  track: CaptionTrack;
  onReplace: (file: File) => void;
  onRemove: () => void;
}

const BUTTON = { variant: 'subtle', color: 'gray', size: 40 } as const;

export function TrackRow({ media, track, onReplace, onRemove }: TrackProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = track.label || format.language(track.language);
  return (
    <div className={classes.track}>
      <strong>{language}</strong>
      <span>
        {t('captions.cues', { count: track.cues })}
        <Origin track={track} />
        {track.kind !== 'subtitles' && <> · {t(`captions.kind.${track.kind}`)}</>}
        {track.byDefault && <> · {t('captions.byDefault')}</>}
      </span>
      {track.origin === 'automatic' && <Approve media={media} track={track} />}
      <div className={classes.acts}>
        <ActionIcon
          {...BUTTON}
          component={Link}
          to={editorPath(media.id, track.name)}
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
                download={`${media.title}.${track.name}.${kind}`}
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
        <TrackMenu media={media.id} track={track} label={language} />
        <ActionIcon {...BUTTON} aria-label={t('captions.remove', { language })} onClick={onRemove}>
          <IconTrash size={18} stroke={1.75} />
        </ActionIcon>
      </div>
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
    mutationFn: () => approveCaptions(media.id, track.name),
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
