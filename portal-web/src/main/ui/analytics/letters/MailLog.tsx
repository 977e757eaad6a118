import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import { MoreButton } from '../../platform/kit/MoreButton.tsx';
import { Failure } from '../../platform/kit/States.tsx';
import table from '../../platform/kit/table.module.css';
import { useHurry, useMailings } from './api.ts';
import type { Mailing, Schedule } from './types.ts';
import classes from './Letters.module.css';

const STATES = ['WAITING', 'PREPARING', 'SENDING', 'SENT', 'SKIPPED', 'FAILED', 'UNCERTAIN'] as const;
const REASONS = [
  'UNSUBSCRIBED',
  'NO_ADDRESS',
  'NO_RIGHT',
  'DISABLED',
  'GONE',
  'AWAY',
  'REFUSED',
  'BROKEN',
  'FAULT',
] as const;

/** What was sent, to whom and when, and what was not and why: of one schedule, or of all. */
export function MailLog({ schedules }: { schedules: Schedule[] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [wanted, setWanted] = useState('');
  const of = schedules.some((one) => one.id === wanted) ? wanted : null;
  const mailings = useMailings(of, opened);
  return (
    <details className={classes.log} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('letters.log')}</summary>
      {schedules.length > 1 && (
        <NativeSelect
          className={classes.which}
          label={t('letters.which')}
          data={[
            { value: '', label: t('letters.ofAll') },
            ...schedules.map((one) => ({ value: one.id, label: one.report.name })),
          ]}
          value={of ?? ''}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {mailings.isError && <Failure compact error={mailings.error} onRetry={() => void mailings.refetch()} />}
      {mailings.items?.length === 0 && <p className={classes.note}>{t('letters.nothing')}</p>}
      {mailings.items && mailings.items.length > 0 && <Rows mailings={mailings.items} />}
      <MoreButton pages={mailings} />
    </details>
  );
}

function Rows({ mailings }: { mailings: Mailing[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={table.holder} tabIndex={0} role="region" aria-label={t('letters.log')}>
      <table className={table.table}>
        <thead>
          <tr>
            {(['due', 'report', 'receiver', 'departments', 'rows', 'outcome'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'rows' ? table.number : undefined}>
                <div>{t(`letters.column.${column}`)}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mailings.map((one) => (
            <tr key={one.id}>
              <td>{format.dateTime(one.dueAt)}</td>
              <td className={classes.words}>{one.schedule.name}</td>
              <td className={classes.words}>
                <bdi>{one.receiver.name}</bdi>
                {one.address != null && <small>{one.address}</small>}
              </td>
              <td className={classes.words}>
                {one.departments}
                {one.leftOut > 0 && <small>{t('letters.leftOut', { count: one.leftOut })}</small>}
              </td>
              <td className={table.number}>{one.state === 'SENT' && format.number(one.rows)}</td>
              <td className={classes.words}>
                <Outcome mailing={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Outcome({ mailing }: { mailing: Mailing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const hurry = useHurry();
  const state = STATES.find((one) => one === mailing.state) ?? 'UNCERTAIN';
  const reason = REASONS.find((one) => one === mailing.reason);
  const waits = state === 'WAITING' && reason && mailing.nextAt != null;
  return (
    <>
      {state === 'SENT'
        ? t(mailing.attached ? 'letters.sentFile' : 'letters.sentLink')
        : t(`letters.state.${state}`)}
      {reason && <small>{t(`letters.reason.${reason}`)}</small>}
      {mailing.detail != null && <small>{mailing.detail}</small>}
      {waits && (
        <small>
          {t('letters.again', { at: format.dateTime(mailing.nextAt ?? '') })}{' '}
          <Button
            size="compact-xs"
            variant="subtle"
            loading={hurry.isPending}
            onClick={() => hurry.mutate(mailing.id)}
          >
            {t('letters.hurry')}
          </Button>
        </small>
      )}
    </>
  );
}
