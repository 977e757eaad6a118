import { useTranslation } from 'react-i18next';
import { everybodyNamed, peopleNamed, usePeople } from './api.ts';
import { FoundSelect } from './FoundSelect.tsx';
import { useWordSearch } from './useWordSearch.ts';

interface Props {
  label: string;
  /** Whether it is anybody, whom admins know; else those on whom the reader may report. */
  ofAll: boolean;
  /** Ids; none means everybody. */
  value: string[];
  /** Whether nobody may be chosen, since the report calls people by pseudonyms. */
  hidden: boolean;
  onChange: (ids: string[]) => void;
}

/** People that a report is kept to, found by their names. */
export function PeopleSelect({ label, ofAll, value, hidden, onChange }: Props) {
  const { t } = useTranslation();
  const search = useWordSearch();
  const people = usePeople(search.asked, ofAll, search.opened && !hidden);
  return (
    <FoundSelect
      label={label}
      description={hidden ? t('analytics.builder.notWithPseudonyms') : undefined}
      any={t('analytics.builder.any')}
      clearLabel={t('analytics.builder.anyOf', { name: label })}
      nothingFound={t('analytics.builder.noOption')}
      unknown={t('analytics.builder.chosenPerson')}
      gone={t('analytics.builder.gonePerson')}
      named={hidden ? undefined : ofAll ? everybodyNamed : peopleNamed}
      disabled={hidden && value.length === 0}
      search={search}
      found={hidden ? undefined : people.data}
      value={value}
      onChange={onChange}
    />
  );
}
