import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconListDetails, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import type { Chapter, Media } from '../../platform/api/types.ts';
import { Empty, useProblemText } from '../../platform/kit/States.tsx';
import { chaptersOf, faultOf, rowsOf, type Fault, type Row } from './rows.ts';
import type { ItemChapters } from './types.ts';
import classes from './Extras.module.css';

const MOST = 500;

interface Props {
  media: Media;
  chapters: ItemChapters;
}

export function ChapterEditor({ media, chapters }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [rows, setRows] = useState(() => rowsOf(chapters.items));
  const [dirty, setDirty] = useState(false);
  const nextKey = useRef(chapters.items.length);
  const save = useMutation({
    mutationFn: (items: Chapter[]) =>
      api<ItemChapters>(`/media/${media.id}/chapters`, { method: 'PUT', body: { items } }),
    onSuccess: (next) => {
      setDirty(false);
      queryClient.setQueryData(['media', 'chapters', media.id], next);
    },
  });
  const faults = rows.map((row) => faultOf(row, rows, media.durationSeconds));
  function change(next: Row[]) {
    setRows(next);
    setDirty(true);
  }
  function add(row: Omit<Row, 'key'>) {
    return { ...row, key: nextKey.current++ };
  }
  function takeOver() {
    const proposed = rowsOf(chapters.proposed);
    change(proposed.map((row, i) => add({ ...row, title: t('extras.part', { number: i + 1 }) })));
  }
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.every((fault) => fault === null)) save.mutate(chaptersOf(rows));
      }}
    >
      {rows.length === 0 && (
        <Empty compact icon={<IconListDetails size={28} stroke={1.75} />} title={t('extras.none')}>
          {t('extras.noneText')}
        </Empty>
      )}
      {chapters.proposed.length > 0 && rows.length === 0 && (
        <div className={classes.offer}>
          <p>{t('extras.proposed', { count: chapters.proposed.length })}</p>
          <Button variant="default" onClick={takeOver}>
            {t('extras.takeOver')}
          </Button>
        </div>
      )}
      {rows.length > 0 && (
        <ol className={classes.rows}>
          {rows.map((row, i) => (
            <ChapterRow
              key={row.key}
              row={row}
              fault={faults[i] ?? null}
              onChange={(next) => change(rows.map((one) => (one === row ? next : one)))}
              onRemove={() => change(rows.filter((one) => one !== row))}
            />
          ))}
        </ol>
      )}
      <div className={classes.row}>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} stroke={1.75} />}
          disabled={rows.length >= MOST}
          onClick={() =>
            change([...rows, add({ time: rows.length === 0 ? '0:00' : '', title: '', exact: null })])
          }
        >
          {t('extras.add')}
        </Button>
        <Button
          type="submit"
          disabled={!dirty || faults.some((fault) => fault !== null)}
          loading={save.isPending}
        >
          {t('platform.act.save')}
        </Button>
        <p className={classes.said} data-tone={save.isError ? 'alert' : undefined} role="status">
          {save.isError ? say(save.error) : dirty ? t('catalog.item.unsaved') : ''}
        </p>
      </div>
    </form>
  );
}

interface RowProps {
  row: Row;
  fault: Fault | null;
  onChange: (row: Row) => void;
  onRemove: () => void;
}

function ChapterRow({ row, fault, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const told = left && fault !== null ? t(`extras.fault.${fault}`) : null;
  return (
    <li className={classes.chapter} onBlur={() => setLeft(true)}>
      <TextInput
        className={classes.time}
        aria-label={t('extras.time')}
        placeholder="0:00"
        value={row.time}
        error={told !== null && fault !== 'title' ? told : undefined}
        onChange={(event) => onChange({ ...row, time: event.currentTarget.value, exact: null })}
      />
      <TextInput
        className={classes.title}
        aria-label={t('extras.title')}
        maxLength={200}
        value={row.title}
        error={told !== null && fault === 'title' ? told : undefined}
        onChange={(event) => onChange({ ...row, title: event.currentTarget.value })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={t('extras.remove', { title: row.title || row.time })}
        onClick={onRemove}
      >
        <IconTrash size={18} stroke={1.75} />
      </ActionIcon>
    </li>
  );
}
