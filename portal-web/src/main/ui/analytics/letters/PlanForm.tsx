import { Button, Checkbox, Group, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../identity/session.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { useProblemText } from '../../platform/kit/States.tsx';
import type { Ref } from '../../platform/api/types.ts';
import type { FileFormat } from '../builder/types.ts';
import { usePlan } from './api.ts';
import { ReceiverSelect } from './ReceiverSelect.tsx';
import type { Rhythm, Schedule, Schedules } from './types.ts';
import { DAYS, hourOf, HOURS, weekday } from './when.ts';
import classes from './Letters.module.css';

const MORNING = 7;

interface Props {
  report: Ref;
  /** How it is sent already. */
  known: Schedule | null;
  around: Schedules;
  onDone: () => void;
}

/** When a report is sent, to whom, and as what. */
export function PlanForm({ report, known, around, onDone }: Props) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const say = useProblemText();
  const me = useMe();
  const plan = usePlan();
  const [rhythm, setRhythm] = useState<Rhythm>(known?.rhythm ?? 'MONTHLY');
  const [day, setDay] = useState(known?.day ?? 1);
  const [hour, setHour] = useState(known?.hour ?? MORNING);
  const [file, setFile] = useState<FileFormat>(known?.format ?? 'XLSX');
  const [attached, setAttached] = useState(known?.attached ?? false);
  const [toManagers, setToManagers] = useState(known?.toManagers ?? false);
  const [people, setPeople] = useState<Ref[]>(known?.receivers ?? [{ id: me.id, name: me.name }]);

  function submit(event: FormEvent) {
    event.preventDefault();
    const wish = {
      plan: {
        rhythm,
        day,
        hour,
        format: file,
        attached,
        toManagers,
        receivers: people.map((person) => person.id),
        language: known?.language ?? i18n.language,
      },
    };
    plan.mutate(known ? { ...wish, schedule: known.id } : { ...wish, report: report.id }, {
      onSuccess: onDone,
    });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <SegmentedControl
          aria-label={t('letters.rhythm.label')}
          data={(['WEEKLY', 'MONTHLY'] as const).map((one) => ({
            value: one,
            label: t(`letters.rhythm.${one}`),
          }))}
          value={rhythm}
          onChange={(next) => {
            setRhythm(next);
            setDay(1);
          }}
        />
        <div className={classes.when}>
          <NativeSelect
            label={t('letters.day')}
            data={DAYS[rhythm].map((one) => ({
              value: `${one}`,
              label: rhythm === 'WEEKLY' ? weekday(one, format.locale) : format.number(one),
            }))}
            value={`${day}`}
            onChange={(event) => setDay(Number(event.currentTarget.value))}
          />
          <NativeSelect
            label={t('letters.hour')}
            data={HOURS.map((one) => ({ value: `${one}`, label: hourOf(one, format.locale) }))}
            value={`${hour}`}
            onChange={(event) => setHour(Number(event.currentTarget.value))}
          />
        </div>
        <p className={classes.note}>
          {t(rhythm === 'MONTHLY' ? 'letters.zoneMonthly' : 'letters.zone', { zone: around.zone })}
        </p>
        <div className={classes.when}>
          <NativeSelect
            label={t('letters.as')}
            data={[
              { value: 'link', label: t('letters.link') },
              { value: 'file', label: t('letters.file') },
            ]}
            value={attached ? 'file' : 'link'}
            onChange={(event) => setAttached(event.currentTarget.value === 'file')}
          />
          {attached && (
            <NativeSelect
              label={t('letters.format')}
              data={[
                { value: 'XLSX', label: t('analytics.builder.workbook') },
                { value: 'CSV', label: t('analytics.csv') },
                { value: 'PDF', label: t('analytics.pdf') },
                { value: 'JSON', label: t('analytics.json') },
              ]}
              value={file}
              onChange={(event) => setFile(event.currentTarget.value as FileFormat)}
            />
          )}
        </div>
        {around.toOthers ? (
          <>
            <Checkbox
              label={t('letters.managers')}
              description={t('letters.managersText')}
              checked={toManagers}
              onChange={(event) => setToManagers(event.currentTarget.checked)}
            />
            <ReceiverSelect value={people} onChange={setPeople} />
          </>
        ) : (
          <p className={classes.note}>{t('letters.toYou')}</p>
        )}
        <p className={classes.note}>{t('letters.scope')}</p>
        {plan.isError && <div role="alert">{say(plan.error)}</div>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('platform.act.cancel')}
          </Button>
          <Button type="submit" loading={plan.isPending} disabled={!toManagers && people.length === 0}>
            {t(known ? 'letters.save' : 'letters.begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
