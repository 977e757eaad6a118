import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Empty, Failure } from '../../platform/kit/States.tsx';
import { usePageTitle } from '../../platform/kit/usePageTitle.ts';
import { useMedia } from '../api.ts';
import { trackOfPath, watchPath } from '../paths.ts';
import { CaptionEditor } from './CaptionEditor.tsx';
import { openDraft } from './drafts.ts';
import { useTrackTitle } from './trackName.ts';
import classes from './CaptionEditor.module.css';

/** Captions of one language, worked on beside the film. */
export function CaptionEditorPage() {
  const { t } = useTranslation();
  const titleOf = useTrackTitle();
  const { id = '', track: part = '' } = useParams();
  const track = trackOfPath(part);
  const media = useMedia(id);
  const mayEdit = media.data?.mayEdit ?? false;
  const draft = useQuery({
    // Not below the keys of captions, which are forgotten when they are published: the editor stays as it is then.
    queryKey: ['caption-draft', id, track],
    queryFn: ({ signal }) => openDraft({ media: id, track }, signal),
    enabled: mayEdit,
    // Nobody's typing is to be overwritten by an answer that comes later, nor begun from one of an hour ago.
    staleTime: Infinity,
    gcTime: 0,
  });
  const language = titleOf(track);
  usePageTitle(media.data && t('captions.editor.of', { language, title: media.data.title }));
  const failed = [media, draft].find((query) => query.isError && !query.data);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (media.data && !mayEdit) {
    return (
      <Empty
        page
        icon={<IconLock size={28} stroke={1.75} />}
        title={t('catalog.item.notYours')}
        action={
          <Button component={Link} to={watchPath(media.data.id, media.data.title)}>
            {t('catalog.item.watch')}
          </Button>
        }
      />
    );
  }
  if (!media.data || !draft.data) return <EditorSkeleton />;
  return (
    <CaptionEditor
      key={`${id} ${track} ${draft.dataUpdatedAt}`}
      media={media.data}
      draft={draft.data}
      place={{ media: id, track }}
      language={language}
      onReload={() => void draft.refetch()}
    />
  );
}

function EditorSkeleton() {
  return (
    <div className={classes.page} aria-hidden="true">
      <div className={classes.side}>
        <Skeleton radius={12} className={classes.frame} />
      </div>
      <Skeleton radius={12} className={classes.list} />
    </div>
  );
}
