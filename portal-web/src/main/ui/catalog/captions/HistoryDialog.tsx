import { Button, Modal, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure, useProblemText } from '../../platform/kit/States.tsx';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import type { Cue } from './cueWork.ts';
import { discardDraft, listVersions, versionCues, type Place, type Version } from './drafts.ts';
import type { Saver } from './saver.ts';
import classes from './CaptionEditor.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  place: Place;
  saver: Saver;
  onRestore: (cues: Cue[]) => void;
  onDiscarded: () => void;
}

/** What these captions were. Going back is a change like any other: it can be undone, and counts once it is published. */
export function HistoryDialog({ opened, onClose, place, saver, onRestore, onDiscarded }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const versions = useQuery({
    queryKey: ['captions', 'versions', place.media, place.track],
    queryFn: ({ signal }) => listVersions(place, signal),
    enabled: opened,
    staleTime: 0,
  });
  const restore = useMutation({
    mutationFn: (version: Version) => versionCues(place, version.number),
    onSuccess: (cues) => {
      onRestore(cues);
      onClose();
    },
  });
  const discard = useMutation({
    mutationFn: async () => {
      await saver.flush();
      const { version } = saver.knows();
      if (version) await discardDraft(place, version);
    },
    onSuccess: () => {
      onClose();
      onDiscarded();
    },
  });
  const trouble = restore.error ?? discard.error;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('captions.editor.history')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      {versions.isError && <Failure compact error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.isPending && <Skeleton height={120} />}
      {versions.data?.length === 0 && <p>{t('captions.editor.noHistory')}</p>}
      <ul className={classes.versions}>
        {versions.data?.map((version) => (
          <li key={version.number}>
            <div>
              <strong>
                {version.kind === 'published'
                  ? t('captions.editor.published')
                  : t('captions.editor.setAside')}
              </strong>
              <span>
                <TimeAgo at={version.madeAt} />
                {version.madeBy && ` · ${version.madeBy}`}
                {` · ${t('captions.cues', { count: version.cues })}`}
              </span>
            </div>
            <Button
              variant="default"
              size="xs"
              loading={restore.isPending && restore.variables === version}
              onClick={() => restore.mutate(version)}
            >
              {t('captions.editor.restore')}
            </Button>
          </li>
        ))}
      </ul>
      {trouble && (
        <p className={classes.alert} role="alert">
          {say(trouble)}
        </p>
      )}
      <p className={classes.hint}>{t('captions.editor.historyHint')}</p>
      <div className={classes.buttons}>
        <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate()}>
          {t('captions.editor.discard')}
        </Button>
      </div>
    </Modal>
  );
}
