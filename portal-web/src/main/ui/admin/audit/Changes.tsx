import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changesOf, listChange, type FieldChange } from './changes.ts';
import { useAuditWords } from './useAuditWords.ts';
import type { AuditRecord } from '../types.ts';
import classes from './Audit.module.css';

/** Each field that a change touched: what it was, and what it is. */
export function Changes({ record }: { record: AuditRecord }) {
  const changes = changesOf(record.before, record.after);
  const words = useAuditWords();
  if (changes.length === 0) return null;
  return (
    <dl className={classes.changes}>
      {changes.map((change) => (
        <div key={change.field ?? ''}>
          {change.field !== null && <dt>{words.field(change.field)}</dt>}
          <dd>
            <Change change={change} record={record} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ change, record }: { change: FieldChange; record: AuditRecord }) {
  const { t } = useTranslation();
  const words = useAuditWords();
  const isNew = record.before == null;
  const isGone = record.after == null;
  if (isNew) return <ins className={classes.after}>{words.value(change.after, change.field)}</ins>;
  if (isGone) return <del className={classes.before}>{words.value(change.before, change.field)}</del>;
  const list = listChange(change);
  if (list) {
    return (
      <>
        {list.removed.map((one) => (
          <del
            key={one}
            className={classes.before}
            aria-label={t('admin.audit.removed', { value: words.value(one) })}
          >
            − {words.value(one)}
          </del>
        ))}
        {list.added.map((one) => (
          <ins
            key={one}
            className={classes.after}
            aria-label={t('admin.audit.added', { value: words.value(one) })}
          >
            + {words.value(one)}
          </ins>
        ))}
      </>
    );
  }
  return (
    <>
      <del className={classes.before}>{words.value(change.before, change.field)}</del>
      <IconArrowRight size={14} stroke={2} className={classes.arrow} aria-label={t('admin.audit.became')} />
      <ins className={classes.after}>{words.value(change.after, change.field)}</ins>
    </>
  );
}
