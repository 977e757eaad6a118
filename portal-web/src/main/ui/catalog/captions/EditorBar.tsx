import { ActionIcon, Switch, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowMerge,
  IconArrowsSplit2,
  IconClockShare,
  IconHistory,
  IconKeyboard,
  IconPlus,
  IconReplace,
  IconTrash,
  IconUserEdit,
  IconBracketsContainStart,
  IconBracketsContainEnd,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SHOWN, type Command } from './editorKeys.ts';
import type { Panel } from './CaptionEditor.tsx';
import classes from './CaptionEditor.module.css';

interface Props {
  run: (command: Command) => void;
  busy: { undo: boolean; redo: boolean; line: boolean };
  follows: boolean;
  onFollow: (follows: boolean) => void;
  onPanel: (panel: Panel) => void;
}

const GROUPS: [Command, Icon][][] = [
  [
    ['undo', IconArrowBackUp],
    ['redo', IconArrowForwardUp],
  ],
  [
    ['setStart', IconBracketsContainStart],
    ['setEnd', IconBracketsContainEnd],
  ],
  [
    ['split', IconArrowsSplit2],
    ['merge', IconArrowMerge],
    ['insert', IconPlus],
    ['remove', IconTrash],
  ],
  [
    ['shift', IconClockShare],
    ['speakers', IconUserEdit],
    ['find', IconReplace],
    ['keys', IconKeyboard],
  ],
];
const OF_A_LINE: Command[] = ['setStart', 'setEnd', 'split', 'merge', 'remove'];

export function EditorBar({ run, busy, follows, onFollow, onPanel }: Props) {
  const { t } = useTranslation();
  const enabled = (command: Command) =>
    command === 'undo' || command === 'redo' ? busy[command] : busy.line || !OF_A_LINE.includes(command);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('captions.editor.tools')}>
      {GROUPS.map((group) => (
        <div key={group[0]?.[0]} className={classes.group}>
          {group.map(([command, Sign]) => (
            <Tooltip
              key={command}
              label={`${t(`captions.editor.do.${command}`)} (${SHOWN[command].join('+')})`}
            >
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t(`captions.editor.do.${command}`)}
                aria-disabled={!enabled(command)}
                data-disabled={!enabled(command) || undefined}
                onClick={() => enabled(command) && run(command)}
              >
                <Sign size={19} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          ))}
        </div>
      ))}
      <Tooltip label={t('captions.editor.history')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('captions.editor.history')}
          onClick={() => onPanel('history')}
        >
          <IconHistory size={19} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Switch
        className={classes.follow}
        size="xs"
        label={t('captions.editor.follow')}
        checked={follows}
        onChange={(event) => onFollow(event.currentTarget.checked)}
      />
    </div>
  );
}
