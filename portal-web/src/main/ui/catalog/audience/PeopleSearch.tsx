import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import type { Page, Person } from '../../platform/api/types.ts';

interface Props {
  taken: ReadonlySet<string>;
  onPick: (person: Person) => void;
}

export function PeopleSearch({ taken, onPick }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 180);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const people = useQuery({
    queryKey: ['people', asked],
    queryFn: ({ signal }) => api<Page<Person>>('/people', { query: { q: asked, limit: 12 }, signal }),
    enabled: asked.length > 0,
  });
  const found = asked ? (people.data?.items ?? []).filter((person) => !taken.has(person.id)) : [];
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const person = found.find((one) => one.id === id);
        if (person) onPick(person);
        setWords('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          label={t('catalog.audience.people')}
          placeholder={t('catalog.audience.peopleSearch')}
          leftSection={<IconSearch size={16} stroke={1.9} />}
          rightSection={people.isFetching ? <Loader size={16} /> : null}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex('active', { scrollIntoView: false });
          }}
          onFocus={() => words && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === ''}>
        <Combobox.Options aria-label={t('catalog.audience.people')}>
          {found.map((person) => (
            <Combobox.Option key={person.id} value={person.id}>
              <bdi>{person.name}</bdi>
              <small>
                {' '}
                · <bdi>{person.department?.name ?? person.username}</bdi>
              </small>
            </Combobox.Option>
          ))}
          {people.isSuccess && found.length === 0 && (
            <Combobox.Empty>{t('catalog.audience.peopleNone')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
