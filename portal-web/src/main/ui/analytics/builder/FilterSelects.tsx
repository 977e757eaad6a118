import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Choice } from './choice.ts';
import { codesOf, goneOf, hidesNames, withCodes } from './filterChoice.ts';
import { PeopleSelect } from './PeopleSelect.tsx';
import type { Kind, KindFilter } from './types.ts';
import classes from './Builder.module.css';

/** Longer lists are searched. */
const SHORT = 8;

interface Props {
  kind: Kind;
  choice: Choice;
  onChange: (filters: string[]) => void;
}

/** What the rows are kept to; of each filter, no choice means all. */
export function FilterSelects({ kind, choice, onChange }: Props) {
  const { t } = useTranslation();
  const shown = kind.filters.filter(
    (filter) =>
      filter.people ||
      filter.options.length > (filter.revealing ? 0 : 1) ||
      codesOf(choice, filter).length > 0,
  );
  const gone = shown.filter((filter) => goneOf(choice, filter).length > 0);
  if (shown.length === 0) return null;
  return (
    <fieldset className={classes.kept}>
      <legend>{t('analytics.builder.filters')}</legend>
      {shown.map((filter) =>
        filter.people ? (
          <PeopleSelect
            key={filter.name}
            label={filter.title}
            ofAll={kind.kind === 'audit'}
            value={codesOf(choice, filter)}
            hidden={hidesNames(choice, kind)}
            onChange={(ids) => onChange(withCodes(choice, filter, ids))}
          />
        ) : (
          <FilterSelect
            key={filter.name}
            filter={filter}
            choice={choice}
            hidden={filter.revealing && hidesNames(choice, kind)}
            onChange={(codes) => onChange(withCodes(choice, filter, codes))}
          />
        ),
      )}
      {gone.length > 0 && (
        <p role="status" className={classes.gone}>
          {t('analytics.builder.goneText', { names: gone.map((filter) => filter.title).join(', ') })}
        </p>
      )}
    </fieldset>
  );
}

function FilterSelect({
  filter,
  choice,
  hidden,
  onChange,
}: {
  filter: KindFilter;
  choice: Choice;
  /** Whether nothing may be chosen, since the report calls people by pseudonyms. */
  hidden: boolean;
  onChange: (codes: string[]) => void;
}) {
  const { t } = useTranslation();
  const codes = codesOf(choice, filter);
  return (
    <MultiSelect
      label={filter.title}
      description={hidden ? t('analytics.builder.notWithPseudonyms') : undefined}
      disabled={hidden && codes.length === 0}
      placeholder={codes.length === 0 ? t('analytics.builder.any') : undefined}
      searchable={filter.options.length > SHORT}
      clearable
      clearButtonProps={{ 'aria-label': t('analytics.builder.anyOf', { name: filter.title }) }}
      nothingFoundMessage={t('analytics.builder.noOption')}
      data={[
        ...filter.options.map((option) => ({ value: option.code, label: option.title })),
        ...goneOf(choice, filter).map((code) => ({ value: code, label: t('analytics.builder.gone') })),
      ]}
      value={codes}
      onChange={onChange}
    />
  );
}
