import { Button, Skeleton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconArrowBackUp, IconArrowLeft, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../platform/format/useFormat.ts';
import { ConfirmTyped } from '../../platform/kit/ConfirmTyped.tsx';
import { MoreButton } from '../../platform/kit/MoreButton.tsx';
import { PageHeader } from '../../platform/kit/PageHeader.tsx';
import { Empty, Failure, useProblemText } from '../../platform/kit/States.tsx';
import table from '../../platform/kit/table.module.css';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import { tell, tellTrouble } from '../../platform/kit/toast.ts';
import { deleteNow, restore, type TrashedItem, useTrash } from './api.ts';
import classes from './Trash.module.css';

export function TrashPage() {
  const { t } = useTranslation();
  const trash = useTrash();
  const [asked, setAsked] = useState<TrashedItem | null>(null);
  return (
    <>
      <PageHeader
        title={t('trash.title')}
        lead={t('trash.lead')}
        actions={
          <Button
            component={Link}
            to="/library"
            variant="default"
            leftSection={<IconArrowLeft size={18} stroke={1.75} />}
          >
            {t('trash.back')}
          </Button>
        }
      />
      {trash.isError ? (
        <Failure error={trash.error} onRetry={() => void trash.refetch()} />
      ) : trash.items?.length === 0 ? (
        <Empty icon={<IconTrash size={28} stroke={1.75} />} title={t('trash.none')}>
          {t('trash.noneText')}
        </Empty>
      ) : (
        <Items items={trash.items} onDelete={setAsked} />
      )}
      <MoreButton pages={trash} />
      {asked && <DeleteNow item={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function Items({
  items,
  onDelete,
}: {
  items: TrashedItem[] | undefined;
  onDelete: (item: TrashedItem) => void;
}) {
  const { t } = useTranslation();
  const column = (name: 'title' | 'owner' | 'by' | 'size' | 'until' | 'act', className?: string) => (
    <th scope="col" className={className}>
      <div>{t(`trash.columns.${name}`)}</div>
    </th>
  );
  return (
    <div className={table.holder} tabIndex={0} role="region" aria-label={t('trash.title')}>
      <table className={table.table} data-fits>
        <thead>
          <tr>
            {column('title')}
            {column('owner', classes.wide)}
            {column('by', classes.wide)}
            {column('size', `${table.number} ${classes.wide}`)}
            {column('until', classes.wide)}
            {column('act', table.number)}
          </tr>
        </thead>
        <tbody>
          {items
            ? items.map((item) => <Row key={item.id} item={item} onDelete={() => onDelete(item)} />)
            : Array.from({ length: 5 }, (_, index) => (
                <tr key={index}>
                  <td colSpan={6}>
                    <Skeleton height={36} />
                  </td>
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ item, onDelete }: { item: TrashedItem; onDelete: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useProblemText();
  const back = useMutation({
    mutationFn: () => restore(item.id),
    onSuccess: () => tell(t('trash.restored', { title: item.title })),
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  const until = new Date(item.deletedAt) > new Date() ? <TimeAgo at={item.deletedAt} /> : t('trash.soon');
  return (
    <tr>
      <td>
        <span className={classes.title}>
          <bdi>{item.title}</bdi>
        </span>
        <span className={classes.under}>
          {t('trash.columns.until')}: {until} · {format.bytes(item.bytes)}
        </span>
      </td>
      <td className={classes.wide}>{item.owner.name}</td>
      <td className={classes.wide} title={format.exact(item.trashedAt)}>
        {t('trash.when', {
          when: format.ago(item.trashedAt),
          name: item.trashedBy?.name ?? t('trash.someone'),
        })}
      </td>
      <td className={`${table.number} ${classes.wide}`}>{format.bytes(item.bytes)}</td>
      <td className={`${classes.when} ${classes.wide}`}>{until}</td>
      <td>
        <div className={classes.acts}>
          <Button
            size="xs"
            variant="default"
            aria-label={t('trash.restoreOne', { title: item.title })}
            leftSection={<IconArrowBackUp size={16} stroke={1.75} />}
            loading={back.isPending}
            onClick={() => back.mutate()}
          >
            {t('trash.restore')}
          </Button>
          <Button
            size="xs"
            variant="outline"
            color="terracotta"
            styles={{ label: { color: 'var(--alert-ink)' } }}
            aria-label={t('trash.nowOne', { title: item.title })}
            onClick={onDelete}
          >
            {t('trash.now')}
          </Button>
        </div>
      </td>
    </tr>
  );
}

function DeleteNow({ item, onClose }: { item: TrashedItem; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const remove = useMutation({
    mutationFn: () => deleteNow(item.id),
    onSuccess: () => {
      onClose();
      tell(t('trash.gone', { title: item.title }));
    },
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  return (
    <ConfirmTyped
      opened
      onClose={onClose}
      onConfirm={() => remove.mutate()}
      title={t('trash.nowTitle', { title: item.title })}
      word={item.title.trim()}
      action={t('trash.now')}
      busy={remove.isPending}
    >
      {t('trash.nowText')}
    </ConfirmTyped>
  );
}
