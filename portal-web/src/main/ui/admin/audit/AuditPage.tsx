import { Button, Select, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFileTypeCsv, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, API, withQuery } from '../../platform/api/client.ts';
import { usePages } from '../../platform/api/query.ts';
import { MoreButton } from '../../platform/kit/MoreButton.tsx';
import { SearchField } from '../../platform/kit/SearchField.tsx';
import { Empty, Failure } from '../../platform/kit/States.tsx';
import { useFilters } from '../../platform/kit/useFilters.ts';
import { useNarrow } from '../../platform/kit/useNarrow.ts';
import type { AuditRecord } from '../types.ts';
import people from '../people/People.module.css';
import { AuditCards, AuditTable } from './AuditLists.tsx';
import { useAuditWords } from './useAuditWords.ts';
import classes from './Audit.module.css';

const FILTERS = ['actor', 'action', 'subject', 'from', 'to'] as const;
const PAGE = 50;

export function AuditPage() {
  const { t } = useTranslation();
  const words = useAuditWords();
  const narrow = useNarrow();
  const { values, set, clear, any } = useFilters(FILTERS);
  const [cleared, setCleared] = useState(0);
  const asked = {
    actor: values.actor,
    action: values.action,
    subject: values.subject,
    from: values.from,
    to: values.to,
  };
  const entries = usePages<AuditRecord>(['admin', 'audit'], '/admin/audit', { ...asked, limit: PAGE });
  const actions = useQuery({
    queryKey: ['admin', 'audit', 'actions'],
    queryFn: async ({ signal }) => (await api<{ items: string[] }>('/admin/audit/actions', { signal })).items,
  });
  const items = entries.items ?? [];
  const List = narrow ? AuditCards : AuditTable;
  const reset = () => {
    clear();
    setCleared(cleared + 1);
  };
  return (
    <>
      <div className={people.head}>
        <div className={people.filters} role="search" aria-label={t('admin.filters')} key={cleared}>
          <SearchField
            className={classes.search}
            label={t('admin.audit.filter.actor')}
            value={values.actor}
            onChange={(actor) => set({ actor })}
          />
          <SearchField
            className={classes.search}
            label={t('admin.audit.filter.subject')}
            value={values.subject}
            onChange={(subject) => set({ subject })}
          />
          <Select
            className={classes.action}
            label={t('admin.audit.filter.action')}
            placeholder={t('admin.people.any')}
            data={(actions.data ?? []).map((value) => ({ value, label: words.action(value) }))}
            value={values.action || null}
            onChange={(action) => set({ action })}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('platform.list.clear') }}
          />
          <TextInput
            className={classes.day}
            type="date"
            label={t('admin.audit.filter.from')}
            value={values.from}
            max={values.to || undefined}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            className={classes.day}
            type="date"
            label={t('admin.audit.filter.to')}
            value={values.to}
            min={values.from || undefined}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        </div>
        <Button
          component="a"
          href={withQuery(`${API}/admin/audit/export`, asked)}
          download
          variant="default"
          className={classes.export}
          leftSection={<IconFileTypeCsv size={18} stroke={1.75} />}
        >
          {t('admin.audit.export')}
        </Button>
      </div>
      {entries.isError && <Failure compact error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.isPending && <Skeleton height={420} radius={14} />}
      {entries.isSuccess && items.length === 0 && (
        <Empty
          icon={<IconHistory size={28} stroke={1.75} />}
          title={any ? t('admin.audit.noMatch') : t('admin.audit.none')}
          action={
            any && (
              <Button variant="default" onClick={reset}>
                {t('admin.clearFilters')}
              </Button>
            )
          }
        >
          {!any && t('admin.audit.noneText')}
        </Empty>
      )}
      {items.length > 0 && <List records={items} />}
      <MoreButton pages={entries} />
    </>
  );
}
