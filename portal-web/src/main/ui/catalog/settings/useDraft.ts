import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../platform/api/client.ts';
import { useProblemText } from '../../platform/kit/States.tsx';
import type { Media } from '../../platform/api/types.ts';
import { patchMedia } from '../api.ts';
import { changesOf, draftOf, type Draft } from '../draft.ts';

/** A form over an item: what was changed, whether it may be saved, and what happened when it was. */
export function useDraft(media: Media) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [draft, setDraft] = useState<Draft>(() => draftOf(media));
  const changes = changesOf(draft, media);
  const dirty = Object.keys(changes).length > 0;
  const save = useMutation({
    mutationFn: () => patchMedia(media.id, { ...changes, version: media.version }),
    onSuccess: (saved) => setDraft(draftOf(saved)),
  });
  const conflict = save.error instanceof ProblemError && save.error.status === 409;
  return {
    draft,
    change: (next: Partial<Draft>) => {
      setDraft((now) => ({ ...now, ...next }));
      if (save.isSuccess) save.reset();
    },
    discard: () => {
      setDraft(draftOf(media));
      save.reset();
    },
    dirty,
    save,
    conflict,
    trouble: save.isError ? (conflict ? t('catalog.item.conflict') : say(save.error)) : null,
  };
}

export type DraftForm = ReturnType<typeof useDraft>;
