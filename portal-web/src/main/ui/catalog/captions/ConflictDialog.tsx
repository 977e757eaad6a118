import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../platform/kit/States.tsx';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import type { Cue } from './cueWork.ts';
import { cuesOf, keepVersion, openDraft, saveDraft, type Place } from './drafts.ts';
import type { Saver } from './saver.ts';
import classes from './CaptionEditor.module.css';

interface Props {
  opened: boolean;
  place: Place;
  saver: Saver;
  cues: Cue[];
  onTake: (cues: Cue[]) => void;
}

/** Somebody else was faster. Whichever way it is decided, the other one's work lies in the history. */
export function ConflictDialog({ opened, place, saver, cues, onTake }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const theirs = useQuery({
    queryKey: ['captions', 'theirs', place.media, place.track],
    queryFn: ({ signal }) => openDraft(place, signal),
    enabled: opened,
    staleTime: 0,
    gcTime: 0,
  });
  const take = useMutation({
    mutationFn: async () => {
      await keepVersion(place, cues);
      return openDraft(place);
    },
    onSuccess: (draft) => {
      const taken = cuesOf(draft.cues);
      onTake(taken);
      saver.wants(taken);
      saver.adopt({ version: draft.version ?? null, published: draft.published }, taken);
    },
  });
  const keep = useMutation({
    mutationFn: async () => {
      const draft = await openDraft(place);
      return saveDraft(place, { version: draft.version ?? null, published: draft.publishedNow }, cues, true);
    },
    onSuccess: (saved) => saver.adopt({ version: saved.version, published: saved.published }, cues),
  });
  const trouble = theirs.error ?? take.error ?? keep.error;
  const { savedAt, savedByName } = theirs.data ?? {};
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('captions.editor.conflict.title')}
    >
      <p>
        {savedByName
          ? t('captions.editor.conflict.who', { name: savedByName })
          : t('captions.editor.conflict.somebody')}{' '}
        {savedAt && <TimeAgo at={savedAt} />}
      </p>
      <p>{t('captions.editor.conflict.text')}</p>
      {trouble && (
        <p className={classes.alert} role="alert">
          {say(trouble)}
        </p>
      )}
      <div className={classes.buttons}>
        <Button variant="default" loading={take.isPending} onClick={() => take.mutate()} data-autofocus>
          {t('captions.editor.conflict.take')}
        </Button>
        <Button loading={keep.isPending} onClick={() => keep.mutate()}>
          {t('captions.editor.conflict.keep')}
        </Button>
      </div>
    </Modal>
  );
}
