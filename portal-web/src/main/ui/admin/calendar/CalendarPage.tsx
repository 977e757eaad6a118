import { Button, NativeSelect, Select, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import { tell } from '../../platform/kit/toast.ts';
import classes from '../admin.module.css';
import { useAdminProblem } from '../useAdminProblem.ts';
import own from './calendar.module.css';

const KEY = ['admin', 'calendar'];
const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
/** A Monday. */
const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

interface CalendarState {
  zone: string;
  weekStart: (typeof WEEK)[number];
  version: number;
  changedBy?: string | null;
  changedAt?: string | null;
  zones: string[];
  rollUp: {
    zone: string;
    building: boolean;
    pages: number;
    pagesBuilt: number;
    waiting: number;
    builtAt?: string | null;
    followedAt?: string | null;
  };
}

/** Days and weeks as the organisation counts them, and how far figures are added up by them. */
export function CalendarPage() {
  const calendar = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api<CalendarState>('/admin/calendar', { signal }),
    refetchInterval: (query) => (query.state.data?.rollUp.building ? 1_000 : 10_000),
  });
  if (calendar.isError) {
    return <Failure compact error={calendar.error} onRetry={() => void calendar.refetch()} />;
  }
  if (!calendar.data) {
    return (
      <div className={classes.stack} aria-hidden="true">
        <Skeleton height={260} radius={14} />
        <Skeleton height={160} radius={14} />
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      <Days key={calendar.data.version} state={calendar.data} />
      <Sums state={calendar.data.rollUp} />
    </div>
  );
}

function Days({ state }: { state: CalendarState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useAdminProblem();
  const [zone, setZone] = useState(state.zone);
  const [weekStart, setWeekStart] = useState(state.weekStart);
  const names = new Intl.DateTimeFormat(format.locale, { weekday: 'long', timeZone: 'UTC' });
  const save = useMutation({
    mutationFn: () =>
      api<CalendarState>('/admin/calendar', {
        method: 'PUT',
        body: { zone, weekStart, version: state.version },
      }),
    onSuccess: (saved) => {
      tell(t('admin.calendar.saved'));
      queryClient.setQueryData(KEY, saved);
    },
  });
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.calendar.title')}</h2>
        <p>{t('admin.calendar.lead')}</p>
      </header>
      <form
        className={own.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Select
          label={t('admin.calendar.zone')}
          description={t('admin.calendar.zoneText')}
          searchable
          allowDeselect={false}
          data={state.zones.includes(zone) ? state.zones : [zone, ...state.zones]}
          value={zone}
          onChange={(next) => setZone(next ?? zone)}
        />
        <NativeSelect
          label={t('admin.calendar.weekStart')}
          data={WEEK.map((day, index) => ({
            value: day,
            label: names.format(new Date(FIRST_DAY + index * DAY_MS)),
          }))}
          value={weekStart}
          onChange={(event) => {
            const next = event.currentTarget.value;
            setWeekStart(WEEK.find((day) => day === next) ?? weekStart);
          }}
        />
        {save.isError && (
          <p role="alert" className={own.problem}>
            {say(save.error)}
          </p>
        )}
        <div className={own.foot}>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={zone === state.zone && weekStart === state.weekStart}
          >
            {t('admin.calendar.save')}
          </Button>
          {state.changedBy && state.changedAt && (
            <span className={classes.faint}>
              {state.changedBy} · <TimeAgo at={state.changedAt} />
            </span>
          )}
        </div>
      </form>
    </section>
  );
}

function Sums({ state }: { state: CalendarState['rollUp'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rebuild = useMutation({
    mutationFn: () => api('/admin/calendar/rebuild', { method: 'POST' }),
    // Servers look for the call every other second.
    onSuccess: () => setTimeout(() => void queryClient.invalidateQueries({ queryKey: KEY }), 2_200),
  });
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.calendar.sums')}</h2>
        <Button
          size="sm"
          variant="default"
          loading={rebuild.isPending || state.building}
          onClick={() => rebuild.mutate()}
        >
          {t('admin.calendar.rebuild')}
        </Button>
      </header>
      {rebuild.isError && <Failure compact error={rebuild.error} onRetry={() => rebuild.mutate()} />}
      <dl className={own.facts}>
        <div>
          <dt>{t('admin.calendar.zoneNow')}</dt>
          <dd>{state.zone}</dd>
        </div>
        <div>
          <dt>{t('admin.calendar.pages')}</dt>
          <dd>{format.number(state.pages)}</dd>
        </div>
        <div>
          <dt>{t('admin.calendar.waiting')}</dt>
          <dd>{format.number(state.waiting)}</dd>
        </div>
      </dl>
      <p className={classes.faint} role="status">
        {state.building
          ? t('admin.calendar.building', { done: format.number(state.pagesBuilt) })
          : t('admin.calendar.complete')}
        {!state.building && state.builtAt && (
          <>
            {' '}
            {t('admin.calendar.built')} <TimeAgo at={state.builtAt} />
          </>
        )}
      </p>
    </section>
  );
}
