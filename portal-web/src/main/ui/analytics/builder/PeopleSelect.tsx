import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from './api.ts';

const PAUSE_MS = 180;

interface Props {
  label: string;
  /** Ids; none means everybody. */
  value: string[];
  /** Whether nobody may be chosen, since the report calls people by pseudonyms. */
  hidden: boolean;
  onChange: (ids: string[]) => void;
}

/** People that a report is kept to, found by their names. */
export function PeopleSelect({ label, value, hidden, onChange }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState(false);
  const [asked] = useDebouncedValue(words.trim(), PAUSE_MS);
  const [names, setNames] = useState<Record<string, string>>({});
  const people = usePeople(asked, opened && !hidden);
  const found = hidden ? [] : (people.data ?? []);
  // An address knows ids alone: who was picked elsewhere is called so until they are found.
  const chosen = value.filter((id) => !found.some((person) => person.id === id));
  return (
    <MultiSelect
      label={label}
      description={hidden ? t('analytics.builder.notWithPseudonyms') : undefined}
      placeholder={value.length === 0 ? t('analytics.builder.any') : undefined}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('analytics.builder.anyOf', { name: label }) }}
      disabled={hidden && value.length === 0}
      nothingFoundMessage={people.isSuccess && !hidden ? t('analytics.builder.noOption') : undefined}
      searchValue={words}
      onSearchChange={setWords}
      onDropdownOpen={() => setOpened(true)}
      filter={({ options }) => options}
      data={[
        ...found.map((person) => ({ value: person.id, label: person.name })),
        ...chosen.map((id) => ({ value: id, label: names[id] ?? t('analytics.builder.chosenPerson') })),
      ]}
      value={value}
      onChange={(ids) => {
        setNames({ ...names, ...Object.fromEntries(found.map((person) => [person.id, person.name])) });
        onChange(ids);
      }}
    />
  );
}
