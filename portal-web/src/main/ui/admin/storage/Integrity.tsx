import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconCircleCheck, IconProgress } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure, useProblemText } from '../../platform/kit/States.tsx';
import table from '../../platform/kit/table.module.css';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import { tellTrouble } from '../../platform/kit/toast.ts';
import classes from '../admin.module.css';
import own from './storage.module.css';
import type { ScrubFinding, ScrubState } from './types.ts';

const KEY = ['admin', 'storage', 'scrub'];

/** Whether what is stored is still what was stored, and what was done where it was not. */
export function Integrity() {
  const { t } = useTranslation();
  const say = useProblemText();
  const scrub = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api<ScrubState>('/admin/storage/scrub', { signal }),
    refetchInterval: (query) => (isUnderWay(query.state.data) ? 3_000 : 30_000),
  });
  const start = useMutation({
    mutationFn: () => api<void>('/admin/storage/scrub', { method: 'POST' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.storage.scrub.title')}</h2>
        <Button
          size="sm"
          variant="default"
          disabled={isUnderWay(scrub.data)}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {t('admin.storage.scrub.start')}
        </Button>
      </header>
      <p>{t('admin.storage.scrub.text')}</p>
      {scrub.isError ? (
        <Failure compact error={scrub.error} onRetry={() => void scrub.refetch()} />
      ) : scrub.data ? (
        <Found state={scrub.data} />
      ) : (
        <Skeleton height={40} aria-hidden="true" />
      )}
    </section>
  );
}

function isUnderWay(state: ScrubState | undefined): boolean {
  return state?.pass != null && state.pass.endedAt == null;
}

function Found({ state }: { state: ScrubState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const wrong = state.findings.filter((finding) => finding.mendedAt == null).length;
  const pass = state.pass;
  const read = pass && {
    count: pass.revisions,
    size: format.bytes(pass.bytes),
    when: format.ago(pass.endedAt ?? pass.startedAt),
  };
  return (
    <>
      <ul className={classes.parts} aria-live="polite">
        <li className={classes.part}>
          <IconProgress size={20} stroke={1.75} aria-hidden="true" />
          <span className={own.words}>
            {read == null
              ? t('admin.storage.scrub.never')
              : t(pass?.endedAt == null ? 'admin.storage.scrub.underWay' : 'admin.storage.scrub.ended', read)}
          </span>
        </li>
        <li className={classes.part} data-down={wrong > 0 || undefined}>
          {wrong > 0 ? (
            <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />
          ) : (
            <IconCircleCheck size={20} stroke={1.75} aria-hidden="true" />
          )}
          <span className={own.words}>
            {wrong > 0 ? t('admin.storage.scrub.wrong', { count: wrong }) : t('admin.storage.scrub.allWell')}
          </span>
        </li>
      </ul>
      {state.findings.length > 0 && <Findings findings={state.findings} />}
    </>
  );
}

function Findings({ findings }: { findings: ScrubFinding[] }) {
  const { t } = useTranslation();
  return (
    <div
      className={`${table.holder} ${own.findings}`}
      tabIndex={0}
      role="region"
      aria-label={t('admin.storage.scrub.findings')}
    >
      <table className={table.table}>
        <thead>
          <tr>
            {(['what', 'problem', 'mend', 'found'] as const).map((column) => (
              <th key={column} scope="col">
                <div>{t(`admin.storage.scrub.columns.${column}`)}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <tr key={finding.id}>
              <td>
                {finding.mediaId == null || finding.trashed ? (
                  finding.title
                ) : (
                  <Link className={table.strong} to={`/library/${finding.mediaId}?tab=files`}>
                    <bdi>{finding.title}</bdi>
                  </Link>
                )}
                <div className={own.place}>{finding.place}</div>
              </td>
              <td>{t(`admin.storage.scrub.problem.${finding.problem}`)}</td>
              <td>
                {t(`admin.storage.scrub.mend.${finding.mend}`)}
                {finding.mendedAt != null && (
                  <div className={table.faint}>
                    {t('admin.storage.scrub.inOrder')} <TimeAgo at={finding.mendedAt} />
                  </div>
                )}
              </td>
              <td className={own.when}>
                <TimeAgo at={finding.foundAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
