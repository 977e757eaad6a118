import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Media } from '../../platform/api/types.ts';
import { LeaveGuard } from '../../platform/kit/LeaveGuard.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { CueList } from './CueList.tsx';
import { cueAt } from './cueWork.ts';
import type { Draft, Place } from './drafts.ts';
import { EditorBar } from './EditorBar.tsx';
import { commandOf } from './editorKeys.ts';
import { EditorPlayer } from './EditorPlayer.tsx';
import { FindBar } from './FindBar.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { PublishButton } from './PublishButton.tsx';
import { SavingNote } from './SavingNote.tsx';
import { ShiftDialog } from './ShiftDialog.tsx';
import { SpeakersDialog } from './SpeakersDialog.tsx';
import { TallyNote } from './TallyNote.tsx';
import { languageOfTrack } from './trackName.ts';
import { useEditing } from './useEditing.ts';
import { usePlayhead } from './usePlayhead.ts';
import { useSaving } from './useSaving.ts';
import classes from './CaptionEditor.module.css';

interface Props {
  media: Media;
  draft: Draft;
  place: Place;
  language: string;
  onReload: () => void;
}

export type Panel = 'shift' | 'speakers' | 'history' | 'keys' | null;

export function CaptionEditor({ media, draft, place: given, language, onReload }: Props) {
  const { t } = useTranslation();
  const [place] = useState(given);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [panel, setPanel] = useState<Panel>(null);
  const [finding, setFinding] = useState(false);
  const [follows, setFollows] = useState(true);
  const editing = useEditing(place, draft, video, {
    onPanel: setPanel,
    onFind: () => setFinding(true),
    onSave: () => void saver.flush(),
  });
  const { cues } = editing;
  const { saver, state } = useSaving(place, editing.known, editing.stored, cues);
  const at = usePlayhead(video, cues);
  const shown = useMemo(() => cues.find((cue) => cue.key === at) ?? null, [cues, at]);

  function onKey(event: KeyboardEvent) {
    const command = commandOf(event);
    if (!command || (event.target instanceof HTMLElement && event.target.closest('[role="dialog"]'))) return;
    event.preventDefault();
    event.stopPropagation();
    editing.run(command);
  }

  return (
    <div className={classes.editor} onKeyDown={onKey} role="presentation">
      <Link to={`/library/${media.id}?tab=captions`} className={classes.back}>
        <IconArrowLeft size={16} stroke={2} aria-hidden="true" />
        {t('captions.editor.back')}
      </Link>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{t('captions.editor.title', { language })}</h1>
          <p className={classes.item} dir="auto">
            {media.title}
          </p>
        </div>
        <SavingNote state={state} saver={saver} place={place} cues={cues} />
        <PublishButton media={media} place={place} saver={saver} cues={cues} saving={state} />
      </header>
      <div className={classes.page}>
        <div className={classes.side}>
          <EditorPlayer
            media={media}
            onVideo={setVideo}
            words={shown && video && shown === cueAt(cues, video.currentTime * 1000) ? shown.text : ''}
            language={languageOfTrack(place.track)}
          />
          <TallyNote cues={cues} onGo={editing.goTo} />
        </div>
        <div className={classes.work}>
          <EditorBar
            run={editing.run}
            busy={{ undo: editing.canUndo, redo: editing.canRedo, line: editing.active !== null }}
            follows={follows}
            onFollow={setFollows}
            onPanel={setPanel}
          />
          {finding && (
            <FindBar
              cues={cues}
              active={editing.active}
              change={editing.change}
              onGo={editing.goTo}
              onClose={() => {
                setFinding(false);
                editing.focusActive();
              }}
            />
          )}
          <CueList
            cues={cues}
            at={at}
            follows={follows}
            onLetGo={() => setFollows(false)}
            editing={editing}
            language={languageOfTrack(place.track)}
          />
        </div>
      </div>
      <ShiftDialog
        opened={panel === 'shift'}
        onClose={() => setPanel(null)}
        editing={editing}
        video={video}
      />
      <SpeakersDialog
        opened={panel === 'speakers'}
        onClose={() => setPanel(null)}
        editing={editing}
        language={languageOfTrack(place.track)}
      />
      <HistoryDialog
        opened={panel === 'history'}
        onClose={() => setPanel(null)}
        place={place}
        saver={saver}
        onRestore={editing.replaceAll}
        onDiscarded={onReload}
      />
      <KeysDialog opened={panel === 'keys'} onClose={() => setPanel(null)} />
      <ConflictDialog
        opened={state === 'conflict'}
        place={place}
        saver={saver}
        cues={cues}
        onTake={editing.replaceAll}
      />
      <LeaveGuard dirty={state !== 'saved'} />
    </div>
  );
}
