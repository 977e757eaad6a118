import { UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { TimeAgo } from '../platform/kit/TimeAgo.tsx';
import { wordsFor, wordsOfAll } from '../platform/kit/told.ts';
import chip from '../platform/kit/chip.module.css';
import table from '../platform/kit/table.module.css';
import type { SyncRun } from './types.ts';
import classes from './roster.module.css';

const COLUMNS = ['started', 'by', 'kind', 'state', 'result'] as const;
const TONES = { RUNNING: 'busy', DONE: 'good', FAILED: 'alert' } as const;
const COUNTS = ['created', 'changed', 'disabled', 'departmentsAndGroups'] as const;

/** "2 new, 5 changed", or that nothing changed, of so many people. */
function sum(run: SyncRun, t: TFunction): string {
  const parts = COUNTS.filter((name) => run[name] > 0).map((name) =>
    t(`roster.sync.count.${name}`, { count: run[name] }),
  );
  const read = t('roster.sync.people', { count: run.people });
  return `${parts.length > 0 ? parts.join(', ') : t('roster.sync.unchanged')} · ${read}`;
}

export function RunTable({ runs }: { runs: SyncRun[] }) {
  const { t } = useTranslation();
  return (
    <div className={table.holder} tabIndex={0} role="region" aria-label={t('roster.sync.log')}>
      <table className={table.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                <div>{t(`roster.sync.columns.${column}`)}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run, index) => (
            <Row key={run.id} run={run} first={index === 0} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ run, first }: { run: SyncRun; first: boolean }) {
  const { t } = useTranslation();
  // What the latest would change is what one came for; the others unfold.
  const [open, setOpen] = useState(first && run.preview);
  const changes = run.changes ?? [];
  return (
    <tr className={classes.run}>
      <td>
        <TimeAgo at={run.startedAt} />
      </td>
      <td>{run.startedBy}</td>
      <td>{run.preview ? t('roster.sync.kind.preview') : t('roster.sync.kind.run')}</td>
      <td>
        <span className={chip.chip} data-tone={TONES[run.state]}>
          {t(`roster.sync.state.${run.state}`)}
        </span>
      </td>
      <td className={classes.reason}>
        {run.problem ? wordsFor(t, 'roster', run.told, run.problem) : run.state === 'DONE' ? sum(run, t) : ''}
        {changes.length > 0 && (
          <>
            <UnstyledButton className={classes.unfold} aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('roster.sync.changes', { count: changes.length })}
              <IconChevronDown size={16} stroke={1.9} aria-hidden="true" />
            </UnstyledButton>
            {open && (
              <ul className={classes.lines}>
                {changes.map((change, index) => (
                  // One person may change twice in a run.
                  <li key={index}>
                    <strong>{change.subject}</strong> <code>{change.what}</code>{' '}
                    {change.told.length > 0 ? wordsOfAll(t, 'roster', change.told) : change.detail}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </td>
    </tr>
  );
}
