import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tell } from '../../platform/kit/toast.ts';
import { voidCompletion, type ItemCompletion } from './api.ts';

const LONGEST = 500;

interface Props {
  mediaId: string;
  completion: ItemCompletion;
  onClose: () => void;
}

/** It cannot be taken back, so it wants words of one's own. */
export function VoidDialog({ mediaId, completion, onClose }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [reason, setReason] = useState('');
  const { person } = completion;
  const save = useMutation({
    mutationFn: () => voidCompletion(mediaId, completion.id, reason.trim()),
    onSuccess: () => {
      tell(t('completions.voided'));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('completions.voidTitle', { person })}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim()) save.mutate();
        }}
      >
        <Stack gap="md">
          <div>{t('completions.voidText', { person })}</div>
          <Textarea
            label={t('completions.reason')}
            description={t('completions.reasonHint')}
            autosize
            minRows={2}
            maxLength={LONGEST}
            required
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {save.isError && (
            <Alert color="terracotta" role="alert">
              {say(save.error)}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('platform.act.cancel')}
            </Button>
            <Button type="submit" color="terracotta.6" loading={save.isPending} disabled={!reason.trim()}>
              {t('completions.voidAction')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
