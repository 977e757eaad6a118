import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import type { WordSearch } from './useWordSearch.ts';

export interface Found {
  value: string;
  label: string;
}

interface Props {
  label: string;
  className?: string;
  description?: string;
  /** What is said while nothing is chosen. */
  any: string;
  clearLabel: string;
  nothingFound: string;
  /** What something chosen is called until it is found. */
  unknown: string;
  most?: number;
  disabled?: boolean;
  search: WordSearch;
  /** Undefined until something was looked for. */
  found: Found[] | undefined;
  value: string[];
  onChange: (ids: string[]) => void;
}

/** Chooses some of more than can be listed, found by words. */
export function FoundSelect({ search, found, value, onChange, ...said }: Props) {
  const offered = found ?? [];
  const [labels, setLabels] = useState<Record<string, string>>({});
  // An address knows ids alone: what was picked elsewhere is called so until it is found.
  const chosen = value.filter((id) => !offered.some((one) => one.value === id));
  return (
    <MultiSelect
      className={said.className}
      label={said.label}
      description={said.description}
      placeholder={value.length === 0 ? said.any : undefined}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': said.clearLabel }}
      maxValues={said.most}
      disabled={said.disabled}
      nothingFoundMessage={found ? said.nothingFound : undefined}
      searchValue={search.words}
      onSearchChange={search.setWords}
      onDropdownOpen={search.open}
      filter={({ options }) => options}
      data={[...offered, ...chosen.map((id) => ({ value: id, label: labels[id] ?? said.unknown }))]}
      value={value}
      onChange={(ids) => {
        setLabels({ ...labels, ...Object.fromEntries(offered.map((one) => [one.value, one.label])) });
        onChange(ids);
      }}
    />
  );
}
