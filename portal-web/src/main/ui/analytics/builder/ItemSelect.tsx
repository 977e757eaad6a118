import { useTranslation } from 'react-i18next';
import { itemsNamed, useItems } from './api.ts';
import { FoundSelect } from './FoundSelect.tsx';
import { useWordSearch } from './useWordSearch.ts';
import classes from './Builder.module.css';

const MOST = 50;

interface Props {
  value: string[];
  onChange: (ids: string[]) => void;
}

/** Items that a report is kept to, found by their titles; none means all. */
export function ItemSelect({ value, onChange }: Props) {
  const { t } = useTranslation();
  const search = useWordSearch();
  const items = useItems(search.asked, search.opened);
  return (
    <FoundSelect
      className={classes.items}
      label={t('analytics.builder.items')}
      any={t('analytics.builder.allItems')}
      clearLabel={t('analytics.builder.allItems')}
      nothingFound={t('analytics.builder.noItem')}
      unknown={t('analytics.builder.chosenItem')}
      gone={t('analytics.builder.goneItem')}
      named={itemsNamed}
      most={MOST}
      search={search}
      found={items.data?.map((item) => ({ value: item.id, label: item.title }))}
      value={value}
      onChange={onChange}
    />
  );
}
