import { ActionIcon, Button } from '@mantine/core';
import { IconBookmark, IconMail, IconTrash, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../platform/kit/Confirm.tsx';
import { Failure } from '../../platform/kit/States.tsx';
import { useRemoveSaved, useSaved } from './api.ts';
import { choiceOfAsked, type Choice } from './choice.ts';
import type { Ref } from '../../platform/api/types.ts';
import type { Kind, SavedReport } from './types.ts';
import classes from './Builder.module.css';

interface Props {
  kinds: Kind[];
  onOpen: (choice: Choice) => void;
  onSend: (report: Ref) => void;
}

/** Reports under a name: one click and all is chosen as it was. */
export function SavedList({ kinds, onOpen, onSend }: Props) {
  const { t } = useTranslation();
  const saved = useSaved();
  const remove = useRemoveSaved();
  const [leaving, setLeaving] = useState<SavedReport | null>(null);
  if (saved.isError) return <Failure compact error={saved.error} onRetry={() => void saved.refetch()} />;
  const usable = (saved.data ?? []).filter((one) => kinds.some((kind) => kind.kind === one.asked.kind));
  if (usable.length === 0) return null;
  return (
    <section className={classes.saved} aria-label={t('analytics.builder.saved')}>
      <h2>{t('analytics.builder.saved')}</h2>
      <ul>
        {usable.map((one) => (
          <li key={one.id}>
            <Button
              variant="default"
              size="sm"
              leftSection={
                one.mine ? <IconBookmark size={16} stroke={1.75} /> : <IconUsers size={16} stroke={1.75} />
              }
              title={one.mine ? undefined : t('analytics.builder.sharedBy', { name: one.owner.name })}
              onClick={() => onOpen(choiceOfAsked(one.asked))}
            >
              <bdi>{one.name}</bdi>
            </Button>
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={t('letters.send', { name: one.name })}
              onClick={() => onSend(one)}
            >
              <IconMail size={16} stroke={1.75} />
            </ActionIcon>
            {one.mine && (
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={t('analytics.builder.forget', { name: one.name })}
                onClick={() => setLeaving(one)}
              >
                <IconTrash size={16} stroke={1.75} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <Confirm
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('analytics.builder.forgetTitle')}
        action={t('analytics.builder.forgetAct')}
        busy={remove.isPending}
        onConfirm={() => leaving && remove.mutate(leaving.id, { onSettled: () => setLeaving(null) })}
      >
        {t('analytics.builder.forgetText', { name: leaving?.name ?? '' })}
      </Confirm>
    </section>
  );
}
