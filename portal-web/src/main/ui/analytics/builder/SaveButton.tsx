import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../platform/kit/States.tsx';
import { useSave, useSaved } from './api.ts';
import { askedOf, type Choice } from './choice.ts';
import type { Kind } from './types.ts';

const LONGEST = 200;

interface Props {
  kind: Kind;
  choice: Choice;
  disabled: boolean;
}

/** Keeps what is chosen under a name; a name of one's own that is there already is what it takes the place of. */
export function SaveButton({ kind, choice, disabled }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        disabled={disabled}
        leftSection={<IconBookmark size={18} stroke={1.75} />}
        onClick={() => setOpened(true)}
      >
        {t('analytics.builder.save')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('analytics.builder.saveTitle')}
        closeButtonProps={{ 'aria-label': t('platform.act.close') }}
      >
        <SaveForm kind={kind} choice={choice} onDone={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function SaveForm({ kind, choice, onDone }: Omit<Props, 'disabled'> & { onDone: () => void }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const saved = useSaved();
  const save = useSave();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const known = saved.data?.find((one) => one.mine && one.name === name.trim());

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(
      { id: known?.id ?? null, name: name.trim(), shared, asked: askedOf(choice, kind) },
      { onSuccess: onDone },
    );
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('analytics.builder.name')}
          value={name}
          maxLength={LONGEST}
          required
          data-autofocus
          description={known && t('analytics.builder.replaces')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={t('analytics.builder.share')}
          description={t('analytics.builder.shareText')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        {save.isError && <div role="alert">{say(save.error)}</div>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('platform.act.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            {t(known ? 'analytics.builder.replace' : 'analytics.builder.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
