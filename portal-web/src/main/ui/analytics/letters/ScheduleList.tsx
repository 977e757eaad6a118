import { ActionIcon, Button, Modal } from '@mantine/core';
import { IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Confirm } from '../../platform/kit/Confirm.tsx';
import { Failure, useProblemText } from '../../platform/kit/States.tsx';
import { tell, tellTrouble } from '../../platform/kit/toast.ts';
import type { Ref } from '../../platform/api/types.ts';
import { useSchedules, useSendNow, useStop } from './api.ts';
import { MailLog } from './MailLog.tsx';
import { PlanForm } from './PlanForm.tsx';
import type { Schedule, Schedules } from './types.ts';
import { hourOf, weekday } from './when.ts';
import classes from './Letters.module.css';

interface Props {
  /** A saved report that somebody has just asked to have sent. */
  wanted: Ref | null;
  onClose: () => void;
}

/** Reports that are sent by mail, and what was sent. */
export function ScheduleList({ wanted, onClose }: Props) {
  const { t } = useTranslation();
  const schedules = useSchedules();
  const [changing, setChanging] = useState<Schedule | null>(null);
  if (schedules.isError) {
    return <Failure compact error={schedules.error} onRetry={() => void schedules.refetch()} />;
  }
  const around = schedules.data;
  if (!around) return null;
  const report = changing?.report ?? wanted;
  const already = around.items.find((one) => one.report.id === wanted?.id);

  function close() {
    setChanging(null);
    onClose();
  }

  return (
    <>
      {around.items.length > 0 && (
        <section className={classes.schedules} aria-label={t('letters.title')}>
          <h2>{t('letters.title')}</h2>
          {!around.sends && <p className={classes.warning}>{t('letters.noServer')}</p>}
          <ul>
            {around.items.map((one) => (
              <li key={one.id}>
                <Line schedule={one} around={around} onChange={() => setChanging(one)} />
              </li>
            ))}
          </ul>
          <MailLog schedules={around.items} />
        </section>
      )}
      <Modal
        opened={report !== null}
        onClose={close}
        title={t('letters.of', { name: report?.name ?? '' })}
        closeButtonProps={{ 'aria-label': t('platform.act.close') }}
      >
        {report && (
          <PlanForm report={report} known={changing ?? already ?? null} around={around} onDone={close} />
        )}
      </Modal>
    </>
  );
}

function Line({
  schedule,
  around,
  onChange,
}: {
  schedule: Schedule;
  around: Schedules;
  onChange: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useProblemText();
  const send = useSendNow();
  const stop = useStop();
  const [leaving, setLeaving] = useState(false);
  const { name } = schedule.report;
  const hour = hourOf(schedule.hour, format.locale);
  const when =
    schedule.rhythm === 'WEEKLY'
      ? t('letters.weekly', { day: weekday(schedule.day, format.locale), hour })
      : t('letters.monthly', { day: format.number(schedule.day), hour });
  const who = [
    schedule.toManagers && t('letters.allManagers'),
    ...schedule.receivers.map((person) => person.name),
  ].filter(Boolean);
  return (
    <>
      <span className={classes.what}>
        <strong>{name}</strong>
        <small>
          {when} ({around.zone}) · {who.join(', ')}
          {schedule.unsubscribed > 0 && ` · ${t('letters.unsubscribed', { count: schedule.unsubscribed })}`}
        </small>
        <small>{t('letters.next', { at: format.dateTime(schedule.nextAt) })}</small>
      </span>
      <Button
        size="sm"
        variant="default"
        loading={send.isPending}
        disabled={!around.sends}
        leftSection={<IconSend size={16} stroke={1.75} />}
        onClick={() =>
          send.mutate(schedule.id, {
            onSuccess: () => tell(t('letters.onTheWay', { name })),
            onError: (error) => tellTrouble(t('letters.now'), say(error)),
          })
        }
      >
        {t('letters.now')}
      </Button>
      <ActionIcon variant="subtle" size="lg" aria-label={t('letters.change', { name })} onClick={onChange}>
        <IconPencil size={16} stroke={1.75} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('letters.stop', { name })}
        onClick={() => setLeaving(true)}
      >
        <IconTrash size={16} stroke={1.75} />
      </ActionIcon>
      <Confirm
        opened={leaving}
        onClose={() => setLeaving(false)}
        title={t('letters.stopTitle')}
        action={t('letters.stopAct')}
        busy={stop.isPending}
        onConfirm={() => stop.mutate(schedule.id, { onSettled: () => setLeaving(false) })}
      >
        {t('letters.stopText', { name })}
      </Confirm>
    </>
  );
}
