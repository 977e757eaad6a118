import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { AuditRecord } from '../types.ts';
import cards from '../../platform/kit/cards.module.css';
import table from '../../platform/kit/table.module.css';
import { Changes } from './Changes.tsx';
import { useAuditWords } from './useAuditWords.ts';
import classes from './Audit.module.css';

const COLUMNS = ['at', 'actor', 'action', 'changes'] as const;

export function AuditTable({ records }: { records: AuditRecord[] }) {
  const { t } = useTranslation();
  return (
    <div className={table.holder} tabIndex={0} role="region" aria-label={t('admin.tabs.audit')}>
      <table className={`${table.table} ${classes.table}`}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                <div>{t(`admin.audit.columns.${column}`)}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id}>
              <td className={classes.when}>
                <When at={record.at} />
              </td>
              <td>
                <Who record={record} />
              </td>
              <td>
                <What record={record} />
              </td>
              <td>
                <Changes record={record} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The table's rows where there is no room for columns. */
export function AuditCards({ records }: { records: AuditRecord[] }) {
  const { t } = useTranslation();
  return (
    <ul className={cards.cards} aria-label={t('admin.tabs.audit')}>
      {records.map((record) => (
        <li key={record.id} className={cards.card}>
          <div className={cards.body}>
            <What record={record} />
            <Changes record={record} />
            <span className={cards.small}>
              <bdi>{record.actor}</bdi>
              {' · '}
              <When at={record.at} />
              {record.address != null && <> · {record.address}</>}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function When({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.exact(at)}>
      {format.dateTime(at)}
    </time>
  );
}

function Who({ record }: { record: AuditRecord }) {
  return (
    <span className={cards.who}>
      <strong>
        <bdi>{record.actor}</bdi>
      </strong>
      {record.address != null && <span>{record.address}</span>}
    </span>
  );
}

function What({ record }: { record: AuditRecord }) {
  const words = useAuditWords();
  return (
    <span className={cards.who}>
      <strong>{words.action(record.action)}</strong>
      {record.subject != null && (
        <span>
          <bdi>{record.subject}</bdi>
        </span>
      )}
    </span>
  );
}
