import { Skeleton } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { clock } from '../platform/format/time.ts';
import { TimeAgo } from '../platform/kit/TimeAgo.tsx';
import type { MediaSummary } from '../platform/api/types.ts';
import table from '../platform/kit/table.module.css';
import { Poster } from './Poster.tsx';
import { StateChip } from './StateChip.tsx';
import classes from './LibraryTable.module.css';

type Sort = 'newest' | 'title';

interface Props {
  items: MediaSummary[] | undefined;
  sort: Sort;
  onSort: (sort: Sort) => void;
}

const COLUMNS = ['title', 'state', 'channel', 'length', 'owner', 'created'] as const;
const SORTS: Partial<Record<(typeof COLUMNS)[number], Sort>> = { title: 'title', created: 'newest' };

export function LibraryTable({ items, sort, onSort }: Props) {
  const { t } = useTranslation();
  return (
    <div className={table.holder} tabIndex={0} role="region" aria-label={t('catalog.library.title')}>
      <table className={table.table} data-fits>
        <thead>
          <tr>
            {COLUMNS.map((column) => {
              const own = SORTS[column];
              const on = own === sort;
              return (
                <th
                  key={column}
                  scope="col"
                  className={[column === 'length' && table.number, column !== 'title' && classes.wide]
                    .filter(Boolean)
                    .join(' ')}
                  aria-sort={on ? (own === 'title' ? 'ascending' : 'descending') : undefined}
                >
                  {own ? (
                    <button type="button" className={table.sort} onClick={() => onSort(own)}>
                      {t(`catalog.library.columns.${column}`)}
                      {on && <IconArrowDown size={14} stroke={2} aria-hidden="true" />}
                    </button>
                  ) : (
                    <div>{t(`catalog.library.columns.${column}`)}</div>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {items
            ? items.map((media) => <Row key={media.id} media={media} />)
            : Array.from({ length: 8 }, (_, index) => (
                <tr key={index}>
                  <td colSpan={COLUMNS.length}>
                    <Skeleton height={54} />
                  </td>
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ media }: { media: MediaSummary }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>
        <Link to={`/library/${media.id}`} className={classes.item}>
          <span className={classes.poster}>
            <Poster url={media.posterUrl} kind={media.kind} />
          </span>
          <span>
            <span className={classes.title} dir="auto">
              {media.title}
            </span>
            <span className={classes.under}>
              <StateChip media={media} />
              <TimeAgo at={media.createdAt} />
            </span>
          </span>
        </Link>
      </td>
      <td className={classes.wide}>
        <StateChip media={media} />
      </td>
      <td className={classes.wide}>
        {media.channel?.name ?? <span className={table.faint}>{t('catalog.card.noChannel')}</span>}
      </td>
      <td className={`${table.number} ${classes.wide}`}>
        {media.durationSeconds == null ? '' : clock(media.durationSeconds)}
      </td>
      <td className={classes.wide}>
        <bdi>{media.owner.name}</bdi>
      </td>
      <td className={`${classes.when} ${classes.wide}`}>
        <TimeAgo at={media.createdAt} />
      </td>
    </tr>
  );
}
