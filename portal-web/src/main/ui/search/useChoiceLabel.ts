import { useTranslation } from 'react-i18next';
import { useFormat } from '../platform/format/useFormat.ts';
import type { FacetCount } from '../platform/api/types.ts';
import type { FacetName } from './filters.ts';

const LENGTHS = ['SHORT', 'MEDIUM', 'LONG', 'VERY_LONG'] as const;

/** What a choice is called in the language of the page. */
export function useChoiceLabel() {
  const { t } = useTranslation();
  const format = useFormat();
  return (name: FacetName, choice: Pick<FacetCount, 'value' | 'label'>): string => {
    if (name === 'language') return format.language(choice.value);
    if (name === 'kind' && (choice.value === 'VIDEO' || choice.value === 'AUDIO')) {
      return t(`finding.kind.${choice.value}`);
    }
    const length = name === 'length' && LENGTHS.find((one) => one === choice.value);
    return length ? t(`finding.length.${length}`) : choice.label;
  };
}
