import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

interface Props {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}

/** Words to look for, told a moment after the last key. Give it a `key` that changes when it is emptied from outside. */
export function SearchField({ label, placeholder, value, onChange, className }: Props) {
  const [words, setWords] = useState(value);
  const tell = useDebouncedCallback((next: string) => onChange(next.trim()), 200);
  return (
    <TextInput
      className={className}
      type="search"
      label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} stroke={1.9} />}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
