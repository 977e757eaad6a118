import { Button, Chip, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import {
  IconLayoutGrid,
  IconSearch,
  IconTable,
  IconTrash,
  IconUpload,
  IconVideoPlus,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { has, useMe } from '../identity/session.ts';
import { MoreButton } from '../platform/kit/MoreButton.tsx';
import { PageHeader } from '../platform/kit/PageHeader.tsx';
import { Empty, Failure } from '../platform/kit/States.tsx';
import { useMediaList } from './api.ts';
import { LibraryTable } from './LibraryTable.tsx';
import { MediaGrid } from './MediaGrid.tsx';
import classes from './LibraryPage.module.css';

const STATES = ['all', 'PUBLISHED', 'DRAFT', 'ARCHIVED'] as const;

export function LibraryPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const state = STATES.find((one) => one === params.get('state')) ?? 'all';
  const sort = params.get('sort') === 'title' ? 'title' : 'newest';
  const view = params.get('view') === 'grid' ? 'grid' : 'table';
  const everything = has(me) && params.get('by') === 'all';
  const q = params.get('q') ?? '';
  const [words, setWords] = useState(q);

  function set(name: string, value: string, standard: string) {
    setParams(
      (now) => {
        if (value === standard) now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  }
  const search = useDebouncedCallback((value: string) => set('q', value.trim(), ''), 200);
  const list = useMediaList({
    state: state === 'all' ? undefined : state,
    sort,
    q: q || undefined,
    mine: everything ? undefined : true,
  });
  const filtered = state !== 'all' || q !== '';

  return (
    <>
      <PageHeader
        title={t('catalog.library.title')}
        lead={t('catalog.library.lead')}
        actions={
          <Button
            component={Link}
            to="/library/trash"
            variant="default"
            leftSection={<IconTrash size={18} stroke={1.75} />}
          >
            {t('trash.open')}
          </Button>
        }
      />
      <div className={classes.tools}>
        <TextInput
          className={classes.search}
          type="search"
          aria-label={t('catalog.library.search')}
          placeholder={t('catalog.library.search')}
          leftSection={<IconSearch size={16} stroke={1.9} />}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            search(event.currentTarget.value);
          }}
        />
        <Chip.Group value={state} onChange={(value) => set('state', value, 'all')}>
          <Group gap={6} role="radiogroup" aria-label={t('catalog.library.state')}>
            {STATES.map((one) => (
              <Chip key={one} value={one} size="sm" variant="light">
                {t(`catalog.state.${one}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <span className={classes.gap} />
        {has(me) && (
          <SegmentedControl
            aria-label={t('catalog.library.columns.owner')}
            value={everything ? 'all' : 'mine'}
            onChange={(value) => set('by', value, 'mine')}
            data={[
              { value: 'mine', label: t('catalog.library.mine') },
              { value: 'all', label: t('catalog.library.everything') },
            ]}
          />
        )}
        <SegmentedControl
          aria-label={t('catalog.library.view')}
          value={view}
          onChange={(value) => set('view', value, 'table')}
          data={[
            {
              value: 'table',
              label: (
                <ViewIcon icon={<IconTable size={18} stroke={1.75} />} name={t('catalog.library.table')} />
              ),
            },
            {
              value: 'grid',
              label: (
                <ViewIcon
                  icon={<IconLayoutGrid size={18} stroke={1.75} />}
                  name={t('catalog.library.grid')}
                />
              ),
            },
          ]}
        />
      </div>
      {list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.items?.length === 0 ? (
        <Empty
          icon={<IconVideoPlus size={28} stroke={1.75} />}
          title={filtered ? t('catalog.library.noMatch') : t('catalog.library.none')}
          action={
            !filtered && (
              <Button component={Link} to="/upload" leftSection={<IconUpload size={18} stroke={1.9} />}>
                {t('platform.nav.upload')}
              </Button>
            )
          }
        >
          {filtered ? t('catalog.library.noMatchText') : t('catalog.library.noneText')}
        </Empty>
      ) : view === 'grid' ? (
        <MediaGrid items={list.items} />
      ) : (
        <LibraryTable items={list.items} sort={sort} onSort={(next) => set('sort', next, 'newest')} />
      )}
      <MoreButton pages={list} />
    </>
  );
}

function ViewIcon({ icon, name }: { icon: React.ReactNode; name: string }) {
  return (
    <span className={classes.view} title={name}>
      <span aria-hidden="true">{icon}</span>
      <span className={classes.said}>{name}</span>
    </span>
  );
}
