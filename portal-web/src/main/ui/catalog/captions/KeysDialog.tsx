import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { COMMANDS, SHOWN } from './editorKeys.ts';
import classes from './CaptionEditor.module.css';

export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('captions.editor.do.keys')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <dl className={classes.keys}>
        {COMMANDS.map((command) => (
          <div key={command}>
            <dt>{t(`captions.editor.do.${command}`)}</dt>
            <dd>
              {SHOWN[command].map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('captions.editor.nudge')}</dt>
          <dd>
            <kbd>↑</kbd>
            <kbd>↓</kbd>
          </dd>
        </div>
      </dl>
      <p className={classes.hint}>{t('captions.editor.keysHint')}</p>
    </Modal>
  );
}
