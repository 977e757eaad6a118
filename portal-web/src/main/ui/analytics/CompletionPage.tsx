import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChartBar, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMe } from '../identity/session.ts';
import { api } from '../platform/api/client.ts';
import { useFormat } from '../platform/format/useFormat.ts';
import { PageHeader } from '../platform/kit/PageHeader.tsx';
import { Empty, Failure } from '../platform/kit/States.tsx';
import type { Department } from '../platform/api/types.ts';
import type { CompletionReport } from './completion.ts';
import { CompletionTable } from './CompletionTable.tsx';
import { DepartmentBars } from './DepartmentBars.tsx';
import { DepartmentsSelect } from './DepartmentsSelect.tsx';
import { DownloadButtons } from './DownloadButtons.tsx';
import { Figures } from './Figures.tsx';
import { PERIODS, periodOf, type PeriodName } from './period.ts';
import { PeriodSelect } from './PeriodSelect.tsx';
import { ReportsTabs } from './ReportsTabs.tsx';
import { topOf, useReportable } from './useReportable.ts';
import classes from './CompletionPage.module.css';

export function CompletionPage() {
  const { t } = useTranslation();
  const departments = useReportable();
  if (departments.isError) {
    return <Failure error={departments.error} onRetry={() => void departments.refetch()} />;
  }
  return (
    <>
      <PageHeader title={t('analytics.title')} lead={t('analytics.lead')} />
      <ReportsTabs />
      {departments.data?.length === 0 ? (
        <Empty icon={<IconUsersGroup size={28} stroke={1.75} />} title={t('analytics.noDepartments')}>
          {t('analytics.noDepartmentsText')}
        </Empty>
      ) : departments.data ? (
        <Report departments={departments.data} />
      ) : (
        <Ghost />
      )}
    </>
  );
}

function Report({ departments }: { departments: Department[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const { today } = useMe();
  const named = params.getAll('department');
  const department = named.length > 0 ? named : [topOf(departments) ?? ''];
  const name: PeriodName = PERIODS.find((one) => one === params.get('period')) ?? 'all';
  const period = name === 'free' ? { from: params.get('from'), to: params.get('to') } : periodOf(name, today);
  const query = { department, from: period.from, to: period.to };
  const report = useQuery({
    queryKey: ['reports', 'completion', query],
    queryFn: ({ signal }) =>
      api<CompletionReport>('/reports/completion', { query: { ...query, format: 'json' }, signal }),
    enabled: department[0] !== '',
  });

  function set(change: Record<string, string | string[] | null>) {
    setParams(
      (now) => {
        for (const [key, value] of Object.entries(change)) {
          now.delete(key);
          [value ?? []].flat().forEach((one) => now.append(key, one));
        }
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  }

  return (
    <>
      <div className={classes.tools}>
        <DepartmentsSelect
          departments={departments}
          value={department}
          onChange={(ids) => set({ department: ids })}
        />
        <PeriodSelect name={name} from={period.from} to={period.to} onChange={set} />
        <span className={classes.gap} />
        <DownloadButtons
          kind="completion"
          query={query}
          disabled={!report.data}
          rows={report.data?.rows.length ?? 0}
        />
      </div>
      {report.isError && <Failure error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <Ghost />}
      {report.data && report.data.rows.length === 0 && (
        <Empty icon={<IconChartBar size={28} stroke={1.75} />} title={t('analytics.none')}>
          {t('analytics.noneText')}
        </Empty>
      )}
      {report.data && report.data.rows.length > 0 && (
        <>
          <Figures summary={report.data.summary} />
          <DepartmentBars report={report.data} />
          <CompletionTable rows={report.data.rows} />
          <p className={classes.asOf}>
            {t('analytics.generated', { at: format.dateTime(report.data.generatedAt) })}
          </p>
        </>
      )}
    </>
  );
}

function Ghost() {
  return (
    <div aria-hidden="true" className={classes.ghost}>
      <Skeleton height={104} radius={14} />
      <Skeleton height={180} radius={14} />
      <Skeleton height={420} radius={14} />
    </div>
  );
}
