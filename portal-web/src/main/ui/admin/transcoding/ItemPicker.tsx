import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../platform/format/time.ts';
import type { MediaSummary } from '../../platform/api/types.ts';
import { itemsByTitle } from './api.ts';

const PAUSE_MS = 180;
/** As many as are seen at once: more words find the others. */
const SHOWN = 8;

interface Props {
  picked: MediaSummary | null;
  onPick: (item: MediaSummary | null) => void;
}

/** Finds an item by its title: one's own in every state, and what is published. */
export function ItemPicker({ picked, onPick }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), PAUSE_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const items = useQuery({
    queryKey: ['admin', 'transcoding', 'items', asked],
    queryFn: ({ signal }) => itemsByTitle(asked, signal),
    enabled: combobox.dropdownOpened,
  });
  const found = (items.data ?? []).slice(0, SHOWN);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        onPick(found.find((one) => one.id === id) ?? null);
        setWords('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          label={t('admin.ladder.item')}
          placeholder={t('admin.ladder.itemText')}
          leftSection={<IconSearch size={16} stroke={1.9} />}
          rightSection={
            items.isFetching ? (
              <Loader size={16} />
            ) : picked ? (
              <CloseButton size="sm" aria-label={t('admin.ladder.itemClear')} onClick={() => onPick(null)} />
            ) : null
          }
          value={picked ? picked.title : words}
          onChange={(event) => {
            onPick(null);
            setWords(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex('active', { scrollIntoView: false });
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        {found.length > 0 && (
          <Combobox.Options aria-label={t('admin.ladder.item')}>
            {found.map((item) => (
              <Combobox.Option key={item.id} value={item.id}>
                <bdi>{item.title}</bdi>
                {item.durationSeconds != null && <small> · {clock(item.durationSeconds)}</small>}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        )}
        {items.isSuccess && found.length === 0 && (
          <Combobox.Empty>{t(asked ? 'admin.ladder.itemNone' : 'admin.ladder.itemsNone')}</Combobox.Empty>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
