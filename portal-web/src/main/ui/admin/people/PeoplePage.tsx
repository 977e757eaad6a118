import { Button, Skeleton } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../platform/api/query.ts';
import type { AdminPerson } from '../types.ts';
import { MoreButton } from '../../platform/kit/MoreButton.tsx';
import { Empty, Failure } from '../../platform/kit/States.tsx';
import { useFilters } from '../../platform/kit/useFilters.ts';
import { useNarrow } from '../../platform/kit/useNarrow.ts';
import { BulkBar } from './BulkBar.tsx';
import { NewPersonDialog } from './NewPersonDialog.tsx';
import { PeopleCards } from './PeopleCards.tsx';
import { FILTERS, PeopleFilters } from './PeopleFilters.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import classes from './People.module.css';

const PAGE = 50;
const NOBODY: ReadonlySet<string> = new Set();

export function PeoplePage() {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { values, set, clear, any } = useFilters(FILTERS);
  const [creating, setCreating] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const [cleared, setCleared] = useState(0);
  const people = usePages<AdminPerson>(['admin', 'people'], '/admin/people', {
    q: values.q,
    department: values.department,
    role: values.role,
    source: values.source,
    state: values.state,
    limit: PAGE,
  });
  const [chosen, setChosen] = useState(NOBODY);
  const items = useMemo(() => people.items ?? [], [people.items]);
  // Who is no longer in sight is no longer chosen: nothing happens to people whom one does not see.
  const selected = useMemo(() => items.filter((one) => chosen.has(one.id)), [items, chosen]);
  const person = items.find((one) => one.id === edited) ?? null;
  const List = narrow ? PeopleCards : PeopleTable;
  return (
    <>
      <div className={classes.head}>
        <PeopleFilters key={cleared} values={values} onChange={set} />
        <Button leftSection={<IconUserPlus size={18} stroke={1.75} />} onClick={() => setCreating(true)}>
          {t('admin.people.new')}
        </Button>
      </div>
      {people.isError && <Failure compact error={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <Skeleton height={420} radius={14} />}
      {people.isSuccess && items.length === 0 && (
        <Empty
          icon={<IconUsers size={28} stroke={1.75} />}
          title={t('admin.people.none')}
          action={
            any && (
              <Button
                variant="default"
                onClick={() => {
                  clear();
                  setCleared(cleared + 1);
                }}
              >
                {t('admin.clearFilters')}
              </Button>
            )
          }
        />
      )}
      {items.length > 0 && (
        <List people={items} chosen={chosen} onChoose={setChosen} onEdit={(one) => setEdited(one.id)} />
      )}
      <MoreButton pages={people} />
      <BulkBar people={selected} onDone={() => setChosen(NOBODY)} />
      <NewPersonDialog opened={creating} onClose={() => setCreating(false)} />
      {person && <PersonDialog key={person.id} person={person} onClose={() => setEdited(null)} />}
    </>
  );
}
