import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import type { Page, Person, Ref } from '../../platform/api/types.ts';

const PAUSE_MS = 180;
const MOST = 200;

interface Props {
  value: Ref[];
  onChange: (people: Ref[]) => void;
}

/** People by name. */
export function ReceiverSelect({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState(false);
  const [asked] = useDebouncedValue(words.trim(), PAUSE_MS);
  const people = useQuery({
    queryKey: ['people', asked],
    queryFn: ({ signal }) => api<Page<Person>>('/people', { query: { q: asked, limit: 12 }, signal }),
    enabled: opened,
  });
  const found = people.data?.items ?? [];
  const known: Ref[] = [...value, ...found.filter((person) => !value.some((one) => one.id === person.id))];
  return (
    <MultiSelect
      label={t('letters.people')}
      searchable
      maxValues={MOST}
      nothingFoundMessage={people.isSuccess ? t('letters.nobody') : undefined}
      searchValue={words}
      onSearchChange={setWords}
      onDropdownOpen={() => setOpened(true)}
      filter={({ options }) => options}
      data={known.map((person) => ({ value: person.id, label: person.name }))}
      value={value.map((person) => person.id)}
      onChange={(ids) => onChange(known.filter((person) => ids.includes(person.id)))}
    />
  );
}
