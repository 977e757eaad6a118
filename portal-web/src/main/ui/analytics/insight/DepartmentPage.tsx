import { useQuery } from '@tanstack/react-query';
import { IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import type { Department } from '../../platform/api/types.ts';
import { PageHeader } from '../../platform/kit/PageHeader.tsx';
import { Empty, Failure } from '../../platform/kit/States.tsx';
import { DepartmentsSelect } from '../DepartmentsSelect.tsx';
import { PeriodSelect } from '../PeriodSelect.tsx';
import { ReportsTabs } from '../ReportsTabs.tsx';
import { AssignedItems } from './AssignedItems.tsx';
import { Compare } from './Compare.tsx';
import { Ghost } from './Ghost.tsx';
import { InsightFigures } from './InsightFigures.tsx';
import { TooFew } from './TooFew.tsx';
import { Trend } from './Trend.tsx';
import type { DepartmentFigures, FiguresDepartments } from './types.ts';
import { UnwatchedItems } from './UnwatchedItems.tsx';
import { usePeriod } from './usePeriod.ts';
import { WatchedItems } from './WatchedItems.tsx';
import classes from './Insight.module.css';
import page from '../CompletionPage.module.css';

/** The department at the top of those that may be seen. */
function topOf(departments: Department[]): string {
  const ids = new Set(departments.map((one) => one.id));
  return departments.find((one) => !one.parentId || !ids.has(one.parentId))?.id ?? '';
}

/** Whether there is one above the only one of them that may be seen, too. */
function hasAbove(departments: Department[], [id, ...others]: string[]): boolean {
  const parent = departments.find((one) => one.id === id)?.parentId;
  return others.length === 0 && departments.some((one) => one.id === parent);
}

/** What a department watches: for its managers, and for those who look after everybody's learning. */
export function DepartmentPage() {
  const { t } = useTranslation();
  const departments = useQuery({
    queryKey: ['analytics', 'departments'],
    queryFn: async ({ signal }) =>
      (await api<FiguresDepartments>('/analytics/departments', { signal })).items,
  });
  return (
    <>
      <PageHeader title={t('insight.department.title')} lead={t('insight.department.lead')} />
      <ReportsTabs />
      {departments.isError ? (
        <Failure compact error={departments.error} onRetry={() => void departments.refetch()} />
      ) : departments.data?.length === 0 ? (
        <Empty icon={<IconUsersGroup size={28} stroke={1.75} />} title={t('analytics.noDepartments')}>
          {t('analytics.noDepartmentsText')}
        </Empty>
      ) : departments.data ? (
        <Dashboard departments={departments.data} />
      ) : (
        <Ghost />
      )}
    </>
  );
}

function Dashboard({ departments }: { departments: Department[] }) {
  const { name, period, params, set } = usePeriod();
  const named = params.getAll('department');
  const department = named.length > 0 ? named : [topOf(departments)];
  const insight = useQuery({
    queryKey: ['analytics', 'departments', department, period],
    queryFn: ({ signal }) =>
      api<DepartmentFigures>('/analytics/departments/together', { query: { department, ...period }, signal }),
  });
  const figures = insight.data?.figures;
  return (
    <>
      <div className={page.tools}>
        <DepartmentsSelect
          departments={departments}
          value={department}
          onChange={(ids) => set({ department: ids })}
        />
        <PeriodSelect name={name} from={period.from} to={period.to} onChange={set} />
      </div>
      {insight.isError && <Failure compact error={insight.error} onRetry={() => void insight.refetch()} />}
      {insight.isPending && <Ghost />}
      {figures && (
        <div className={classes.panels}>
          <InsightFigures figures={figures} />
          {figures.tooFew ? (
            <TooFew
              smallestGroup={figures.smallestGroup}
              period={period}
              above={hasAbove(departments, department)}
              several={department.length > 1}
            />
          ) : (
            <>
              <Trend figures={figures} />
              <Compare figures={figures} onPick={(id) => set({ department: id })} />
              <WatchedItems figures={figures} />
              <UnwatchedItems department={department} period={period} />
            </>
          )}
          <AssignedItems department={department} />
        </div>
      )}
    </>
  );
}
