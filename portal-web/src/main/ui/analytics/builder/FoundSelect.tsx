import { MultiSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
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
  /** What something chosen is called until its name is known. */
  unknown: string;
  /** What it is called when there is no such thing any more, or none for the reader. */
  gone: string;
  /** Those of some ids that the reader may know, with their names; absent where none may be named. */
  named?: (ids: string[], signal: AbortSignal) => Promise<Found[]>;
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
  const names = useNames(
    value.filter((id) => !(id in labels)),
    said.named,
  );
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
      data={[...offered, ...chosen.map((id) => ({ value: id, label: labels[id] ?? names(id, said) }))]}
      value={value}
      onChange={(ids) => {
        setLabels({ ...labels, ...Object.fromEntries(offered.map((one) => [one.value, one.label])) });
        onChange(ids);
      }}
    />
  );
}

/** What the server calls things of which an address or a saved report knows the ids alone. */
function useNames(ids: string[], named: Props['named']) {
  const answer = useQuery({
    queryKey: ['reports', 'named', ids],
    queryFn: async ({ signal }) => ({ asked: ids, found: (await named?.(ids, signal)) ?? [] }),
    enabled: named != null && ids.length > 0,
    placeholderData: keepPreviousData,
  }).data;
  return (id: string, { unknown, gone }: Pick<Props, 'unknown' | 'gone'>) => {
    // What was answered before names became forbidden is still at hand.
    if (!named || !answer?.asked.includes(id)) return unknown;
    return answer.found.find((one) => one.value === id)?.label ?? gone;
  };
}
