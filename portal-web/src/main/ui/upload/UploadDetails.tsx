import { Button, Skeleton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { patchMedia, useMedia } from '../catalog/api.ts';
import { AudiencePicker } from '../catalog/audience/AudiencePicker.tsx';
import { useAudienceText } from '../catalog/audience/useAudienceText.ts';
import { DetailsForm } from '../catalog/DetailsForm.tsx';
import { changesOf, draftOf, type Draft } from '../catalog/draft.ts';
import { watchPath } from '../catalog/paths.ts';
import { Failure, useProblemText } from '../platform/kit/States.tsx';
import type { Media, MediaState } from '../platform/api/types.ts';
import classes from './UploadCard.module.css';

/** The form of one upload. It is there from the first byte on; what it saves waits for nothing. */
export function UploadDetails({ mediaId }: { mediaId: string }) {
  const media = useMedia(mediaId);
  if (media.isError) return <Failure compact error={media.error} onRetry={() => void media.refetch()} />;
  if (!media.data) {
    return (
      <div className={classes.details}>
        <Skeleton height={320} />
      </div>
    );
  }
  return <Details media={media.data} />;
}

function Details({ media }: { media: Media }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [draft, setDraft] = useState<Draft>(() => draftOf(media));
  const [problem, setProblem] = useState<string | null>(null);
  const [editing, setEditing] = useState(true);
  const save = useMutation({
    mutationFn: (state: MediaState) => {
      const patch = changesOf(draft, media);
      return patchMedia(media.id, state === media.state ? patch : { ...patch, state });
    },
    onSuccess: () => setEditing(false),
    onError: (error) => setProblem(say(error)),
  });

  function submit(state: MediaState) {
    const missing = draft.title.trim()
      ? state === 'PUBLISHED' && draft.audience.length === 0
        ? t('upload.audienceMissing')
        : null
      : t('upload.titleMissing');
    setProblem(missing);
    if (!missing) save.mutate(state);
  }

  if (!editing) return <Saved media={media} onEdit={() => setEditing(true)} />;
  return (
    <form
      className={classes.details}
      aria-label={t('upload.details')}
      onSubmit={(event) => {
        event.preventDefault();
        submit('PUBLISHED');
      }}
    >
      <DetailsForm
        value={draft}
        onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
        titleError={draft.title.trim() ? undefined : t('upload.titleMissing')}
      />
      <AudiencePicker
        value={draft.audience}
        onChange={(audience) => setDraft((now) => ({ ...now, audience }))}
      />
      <div className={classes.foot}>
        <p className={classes.problem} role="alert">
          {problem}
        </p>
        <Button
          variant="default"
          loading={save.isPending && save.variables === 'DRAFT'}
          onClick={() => submit('DRAFT')}
        >
          {t('upload.draft')}
        </Button>
        <Button type="submit" loading={save.isPending && save.variables === 'PUBLISHED'}>
          {t('upload.publish')}
        </Button>
      </div>
    </form>
  );
}

function Saved({ media, onEdit }: { media: Media; onEdit: () => void }) {
  const { t } = useTranslation();
  const { phrase } = useAudienceText(media.audience);
  const published = media.state === 'PUBLISHED';
  return (
    <div className={classes.saved} role="status">
      <p>
        <strong>
          <bdi>{media.title}</bdi>
        </strong>
        <span>
          {published
            ? `${t('upload.published', { audience: phrase })}. ${media.processing === 'READY' ? '' : t('upload.publishedSoon')}`
            : t('upload.drafted')}
        </span>
      </p>
      <div className={classes.buttons}>
        <Button variant="subtle" onClick={onEdit}>
          {t('upload.editAgain')}
        </Button>
        <Button variant="default" component={Link} to={watchPath(media.id, media.title)}>
          {t('upload.watch')}
        </Button>
      </div>
    </div>
  );
}
