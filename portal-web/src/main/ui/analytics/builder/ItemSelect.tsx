import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useItems } from './api.ts';
import classes from './Builder.module.css';

const PAUSE_MS = 180;
const MOST = 50;

interface Props {
  value: string[];
  onChange: (ids: string[]) => void;
}

/** Items that a report is kept to, found by their titles; none means all. */
export function ItemSelect({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState(false);
  const [asked] = useDebouncedValue(words.trim(), PAUSE_MS);
  const [titles, setTitles] = useState<Record<string, string>>({});
  const items = useItems(asked, opened);
  const found = items.data ?? [];
  // An address knows ids alone: what was picked elsewhere is called so until it is found.
  const chosen = value.filter((id) => !found.some((item) => item.id === id));
  return (
    <MultiSelect
      className={classes.items}
      label={t('analytics.builder.items')}
      placeholder={value.length === 0 ? t('analytics.builder.allItems') : undefined}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('analytics.builder.allItems') }}
      maxValues={MOST}
      nothingFoundMessage={items.isSuccess ? t('analytics.builder.noItem') : undefined}
      searchValue={words}
      onSearchChange={setWords}
      onDropdownOpen={() => setOpened(true)}
      filter={({ options }) => options}
      data={[
        ...found.map((item) => ({ value: item.id, label: item.title })),
        ...chosen.map((id) => ({ value: id, label: titles[id] ?? t('analytics.builder.chosenItem') })),
      ]}
      value={value}
      onChange={(ids) => {
        setTitles({ ...titles, ...Object.fromEntries(found.map((item) => [item.id, item.title])) });
        onChange(ids);
      }}
    />
  );
}
