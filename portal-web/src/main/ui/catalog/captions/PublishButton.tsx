import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../platform/api/client.ts';
import type { Media } from '../../platform/api/types.ts';
import { Confirm } from '../../platform/kit/Confirm.tsx';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tell, tellTrouble } from '../../platform/kit/toast.ts';
import { forgetCaptions } from './captionFiles.ts';
import { tally } from './cueChecks.ts';
import type { Cue } from './cueWork.ts';
import { openDraft, publishDraft, saveDraft, type Place } from './drafts.ts';
import type { Saver, Saving } from './saver.ts';

interface Props {
  media: Media;
  place: Place;
  saver: Saver;
  cues: Cue[];
  saving: Saving;
  onDone: () => void;
}

/** Makes what is here what viewers see. What was published over meanwhile is told first. */
export function PublishButton({ media, place, saver, cues, saving, onDone }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [replaced, setReplaced] = useState<number | null>(null);
  const settled = useDeferredValue(cues);
  const hindering = useMemo(() => tally(settled).hindering.length, [settled]);
  const publish = useMutation({
    mutationFn: async (over: number | null) => {
      if (!(await saver.flush())) throw saver.error;
      let known = saver.knows();
      if (!known.version) {
        // Nothing was changed: it is published as it stands, which is how estimated times are approved.
        known = await saveDraft(place, known, cues, false);
        saver.adopt(known, cues);
      }
      return publishDraft(place, { version: known.version, published: over ?? known.published });
    },
    onSuccess: async () => {
      setReplaced(null);
      tell(t('captions.editor.isPublished'));
      await forgetCaptions(media.id);
      onDone();
    },
    onError: async (error) => {
      const now = error instanceof ProblemError && error.status === 409 ? await openDraft(place) : null;
      if (now && now.version === saver.knows().version && now.publishedNow !== now.published) {
        setReplaced(now.publishedNow);
      } else if (saving !== 'conflict') tellTrouble(t('captions.editor.notPublished'), say(error));
    },
  });
  return (
    <>
      <Button
        loading={publish.isPending}
        disabled={cues.length === 0 || hindering > 0 || saving === 'conflict'}
        onClick={() => publish.mutate(null)}
      >
        {t('captions.editor.publish')}
      </Button>
      <Confirm
        opened={replaced !== null}
        onClose={() => setReplaced(null)}
        onConfirm={() => publish.mutate(replaced)}
        busy={publish.isPending}
        title={t('captions.editor.replaced.title')}
        action={t('captions.editor.publish')}
      >
        {t('captions.editor.replaced.text')}
      </Confirm>
    </>
  );
}
