import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PERIODS, type PeriodName } from './period.ts';
import classes from './CompletionPage.module.css';

interface Props {
  name: PeriodName;
  from: string | null;
  to: string | null;
  onChange: (change: Record<string, string | null>) => void;
}

export function PeriodSelect({ name, from, to, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('analytics.period')}
        data={PERIODS.map((one) => ({ value: one, label: t(`analytics.periods.${one}`) }))}
        value={name}
        allowDeselect={false}
        onChange={(next) =>
          onChange(
            next === 'free'
              ? { period: next, from, to }
              : { period: next === 'all' ? null : next, from: null, to: null },
          )
        }
      />
      {name === 'free' && (
        <div className={classes.dates}>
          <TextInput
            type="date"
            label={t('analytics.from')}
            value={from ?? ''}
            max={to ?? undefined}
            onChange={(event) => onChange({ from: event.currentTarget.value || null })}
          />
          <TextInput
            type="date"
            label={t('analytics.to')}
            value={to ?? ''}
            min={from ?? undefined}
            onChange={(event) => onChange({ to: event.currentTarget.value || null })}
          />
        </div>
      )}
    </>
  );
}
