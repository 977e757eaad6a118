import { Button, FileButton, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { uploads, type Replacement } from '../../upload/queue.ts';
import classes from './Files.module.css';

const CHOICES = ['stand', 'retrain'] as const;
const LONGEST = 500;

/** A new file in place of the old one, with what becomes of what was completed so far. */
export function Replace({ mediaId }: { mediaId: string }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(false);
  return (
    <>
      <FileButton accept="video/*,audio/*,.mkv,.mxf,.ts,.flv" onChange={setFile}>
        {(props) => (
          <Button variant="default" leftSection={<IconUpload size={18} stroke={1.75} />} {...props}>
            {t('files.replace')}
          </Button>
        )}
      </FileButton>
      {sent && (
        <p className={classes.note} role="status">
          {t('files.replacing')} <Link to="/upload">{t('files.goUploads')}</Link>
        </p>
      )}
      {file && (
        <ReplaceDialog
          file={file}
          onClose={() => setFile(null)}
          onConfirm={(choice) => {
            uploads.replace({ mediaId, ...choice }, file);
            setFile(null);
            setSent(true);
          }}
        />
      )}
    </>
  );
}

type Choice = Omit<Replacement, 'mediaId'>;

interface Props {
  file: File;
  onClose: () => void;
  onConfirm: (choice: Choice) => void;
}

function ReplaceDialog({ file, onClose, onConfirm }: Props) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Choice>({ completions: 'stand', reason: '' });
  const retrain = choice.completions === 'retrain';
  const reason = choice.reason.trim();
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('files.replace')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm({ ...choice, reason });
        }}
      >
        <Stack gap="md">
          <div>
            <p>
              <strong className={classes.fileName}>{file.name}</strong>
            </p>
            <p>{t('files.replaceText')}</p>
          </div>
          <Radio.Group
            label={t('files.choice.label')}
            value={choice.completions}
            onChange={(value) =>
              setChoice({ ...choice, completions: value === 'retrain' ? 'retrain' : 'stand' })
            }
          >
            <Stack gap="sm" mt="xs">
              {CHOICES.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={t(`files.choice.${one}`)}
                  description={t(`files.choice.${one}Text`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            label={retrain ? t('files.choice.reason') : t('files.choice.reasonOptional')}
            description={t('files.choice.reasonHint')}
            maxLength={LONGEST}
            required={retrain}
            value={choice.reason}
            onChange={(event) => setChoice({ ...choice, reason: event.currentTarget.value })}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} data-autofocus>
              {t('platform.act.cancel')}
            </Button>
            <Button type="submit" color="terracotta.6" disabled={retrain && !reason}>
              {t('files.replace')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
