import { Button, Progress, Skeleton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconChecklist, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Confirm } from '../../platform/kit/Confirm.tsx';
import { Empty, Failure, useProblemText } from '../../platform/kit/States.tsx';
import { tell, tellTrouble } from '../../platform/kit/toast.ts';
import chip from '../../platform/kit/chip.module.css';
import type { Media } from '../../platform/api/types.ts';
import { useAudienceText } from '../audience/useAudienceText.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { end, useAssignments, type Assignment } from './api.ts';
import { useAgainText } from './useAgainText.ts';
import classes from './Assign.module.css';

/** Who is asked to complete the item, and how far they are. */
export function AssignmentsTab({ media }: { media: Media }) {
  const { t } = useTranslation();
  const given = useAssignments(media.id);
  const [editing, setEditing] = useState<Assignment | 'new' | null>(null);
  const published = media.state === 'PUBLISHED';
  const add = (
    <Button
      leftSection={<IconPlus size={18} stroke={1.75} />}
      disabled={!published}
      onClick={() => setEditing('new')}
    >
      {t('assign.add')}
    </Button>
  );
  return (
    <div className={classes.stack}>
      {given.isError && <Failure compact error={given.error} onRetry={() => void given.refetch()} />}
      {given.isPending && <Skeleton height={260} />}
      {given.data?.length === 0 && (
        <Empty icon={<IconChecklist size={28} stroke={1.75} />} title={t('assign.none')} action={add}>
          {published ? t('assign.noneText') : t('assign.draft')}
        </Empty>
      )}
      {given.data && given.data.length > 0 && (
        <>
          <div className={classes.top}>
            <p>{published ? t('assign.lead') : t('assign.draft')}</p>
            {add}
          </div>
          <ul className={classes.list}>
            {given.data.map((one) => (
              <AssignmentCard key={one.id} media={media} assignment={one} onEdit={() => setEditing(one)} />
            ))}
          </ul>
        </>
      )}
      {editing && (
        <AssignDialog
          media={media}
          assignment={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

interface CardProps {
  media: Media;
  assignment: Assignment;
  onEdit: () => void;
}

function AssignmentCard({ media, assignment, onEdit }: CardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useProblemText();
  const again = useAgainText();
  const [ending, setEnding] = useState(false);
  const { phrase } = useAudienceText(assignment.audience);
  const { counts, roundDue } = assignment;
  const asked = counts.people - counts.shutOut;
  const remove = useMutation({
    mutationFn: () => end(media.id, assignment.id),
    onSuccess: () => tell(t('assign.ended')),
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  const completed = counts.completed ?? 0;
  const done = t('assign.done', { done: format.number(completed), people: format.number(asked) });
  return (
    <li className={classes.card}>
      <div className={classes.words}>
        <h2>{phrase}</h2>
        <p className={classes.facts}>
          <span className={chip.chip} data-tone={assignment.mandatory ? 'brand' : 'plain'}>
            {assignment.mandatory ? t('assign.mandatory') : t('assign.recommended')}
          </span>
          <span>
            {/* A day is a day everywhere: at noon no time zone moves it. */}
            {roundDue ? t('assign.dueOn', { day: format.day(`${roundDue}T12:00:00`) }) : t('assign.noDue')}
          </span>
          {assignment.everyMonths > 0 && <span>{again(assignment.everyMonths)}</span>}
          {assignment.threshold && (
            <span>{t('assign.from', { share: format.percent(assignment.threshold) })}</span>
          )}
        </p>
        {!counts.tooFew && (
          <Progress
            value={asked > 0 ? (100 * completed) / asked : 0}
            color="good"
            aria-label={done}
            className={classes.bar}
          />
        )}
        <p className={classes.facts}>
          <span>{counts.tooFew ? t('assign.tooFew', { count: counts.smallestGroup }) : done}</span>
          {!!counts.inProgress && <span>{t('assign.going', { count: counts.inProgress })}</span>}
          {!!counts.overdue && (
            <span className={chip.chip} data-tone="alert">
              {t('assign.overdue', { count: counts.overdue })}
            </span>
          )}
          {counts.shutOut > 0 && <span data-tone="alert">{t('assign.out', { count: counts.shutOut })}</span>}
        </p>
      </div>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onEdit}>
          {t('assign.change')}
        </Button>
        <Button variant="subtle" color="terracotta" onClick={() => setEnding(true)}>
          {t('assign.end')}
        </Button>
      </div>
      <Confirm
        opened={ending}
        onClose={() => setEnding(false)}
        onConfirm={() => remove.mutate()}
        title={t('assign.endTitle')}
        action={t('assign.end')}
        busy={remove.isPending}
      >
        {t('assign.endText')}
      </Confirm>
    </li>
  );
}
