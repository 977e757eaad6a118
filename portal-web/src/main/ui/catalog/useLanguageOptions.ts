import { useMemo } from 'react';
import { useFormat } from '../platform/format/useFormat.ts';

/** Those that a company is likely to speak; any other that an item already has joins the list. */
const LANGUAGES = 'en de fr es it pt nl pl cs sv da fi nb ro hu el tr uk ru ar he hi ja ko zh'.split(' ');

export function useLanguageOptions(current: string | null) {
  const format = useFormat();
  return useMemo(() => {
    const tags = current && !LANGUAGES.includes(current) ? [...LANGUAGES, current] : LANGUAGES;
    return tags
      .map((tag) => ({ value: tag, label: format.language(tag) }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }, [format, current]);
}
