import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const DAY_SECONDS = 86_400;
const MOST_DAYS = 3650;

interface Props {
  label: string;
  seconds: number;
  onChange: (seconds: number) => void;
}

/** A time that is kept in seconds and typed in days. */
export function Days({ label, seconds, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <NumberInput
      label={label}
      min={0}
      max={MOST_DAYS}
      decimalScale={2}
      required
      suffix={` ${t('admin.storage.store.days')}`}
      value={Math.round((seconds / DAY_SECONDS) * 100) / 100}
      onChange={(value) => onChange(Math.round(Number(value) * DAY_SECONDS))}
    />
  );
}
