import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

const PAUSE_MS = 180;

export interface WordSearch {
  words: string;
  setWords: (words: string) => void;
  /** The words once typing has paused. */
  asked: string;
  /** Whether there was a reason to look for anything yet. */
  opened: boolean;
  open: () => void;
}

/** What is typed into a field that finds things. */
export function useWordSearch(): WordSearch {
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState(false);
  const [asked] = useDebouncedValue(words.trim(), PAUSE_MS);
  return { words, setWords, asked, opened, open: () => setOpened(true) };
}
