import { Skeleton } from '@mantine/core';
import { IconReportAnalytics } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMe } from '../../identity/session.ts';
import type { Department, Ref } from '../../platform/api/types.ts';
import { PageHeader } from '../../platform/kit/PageHeader.tsx';
import { Empty, Failure } from '../../platform/kit/States.tsx';
import { DownloadButtons } from '../DownloadButtons.tsx';
import { ScheduleList } from '../letters/ScheduleList.tsx';
import { ReportsTabs } from '../ReportsTabs.tsx';
import { topOf, useReportable } from '../useReportable.ts';
import { useKinds, usePreview } from './api.ts';
import { choiceOf, isIncomplete, paramsOf, queryOf, type Choice } from './choice.ts';
import { ColumnPicker } from './ColumnPicker.tsx';
import { FileList } from './FileList.tsx';
import { Filters } from './Filters.tsx';
import { FilterSelects } from './FilterSelects.tsx';
import { isEmptied, isRevealing } from './filterChoice.ts';
import { KindPicker } from './KindPicker.tsx';
import { MakeButton } from './MakeButton.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { SaveButton } from './SaveButton.tsx';
import { SavedList } from './SavedList.tsx';
import type { Kind } from './types.ts';
import classes from './Builder.module.css';

/** Any report that one may have: choose, look at the first rows, and take it along. */
export function BuilderPage() {
  const { t } = useTranslation();
  const kinds = useKinds();
  const departments = useReportable();
  const failed = [kinds, departments].find((one) => one.isError);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <>
      <PageHeader title={t('analytics.builder.title')} lead={t('analytics.builder.lead')} />
      <ReportsTabs />
      {!kinds.data || !departments.data ? (
        <Ghost />
      ) : kinds.data.length === 0 ? (
        <Empty icon={<IconReportAnalytics size={28} stroke={1.75} />} title={t('analytics.builder.nothing')}>
          {t('analytics.noDepartmentsText')}
        </Empty>
      ) : (
        <Builder kinds={kinds.data} departments={departments.data} />
      )}
    </>
  );
}

function Builder({ kinds, departments }: { kinds: Kind[]; departments: Department[] }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [wanted, setWanted] = useState<Ref | null>(null);
  const choice = choiceOf(params, kinds, topOf(departments) ?? null);
  const kind = kinds.find((one) => one.kind === choice.kind);
  if (!kind) return null;
  const incomplete = isIncomplete(choice, kind);

  function change(some: Partial<Choice>) {
    setParams(paramsOf({ ...choice, ...some }), { replace: true, preventScrollReset: true });
  }

  return (
    <div className={classes.page}>
      <SavedList kinds={kinds} onOpen={change} onSend={setWanted} />
      <ScheduleList wanted={wanted} onClose={() => setWanted(null)} />
      <KindPicker
        kinds={kinds}
        value={choice.kind}
        onChange={(next) => change({ kind: next, group: null, filters: [], columns: [] })}
      />
      <Filters kind={kind} departments={departments} choice={choice} onChange={change} />
      <FilterSelects kind={kind} choice={choice} onChange={(filters) => change({ filters })} />
      <ColumnPicker kind={kind} choice={choice} onChange={(columns) => change({ columns })} />
      <div className={classes.actions}>
        <Downloads kind={kind} choice={choice} incomplete={incomplete} />
        <MakeButton kind={kind} choice={choice} disabled={incomplete} />
        <SaveButton kind={kind} choice={choice} disabled={incomplete} />
      </div>
      <FileList />
      {isEmptied(choice, kind) ? (
        <Empty icon={<IconReportAnalytics size={28} stroke={1.75} />} title={t('analytics.builder.emptied')}>
          {t('analytics.builder.emptiedText')}
        </Empty>
      ) : isRevealing(choice, kind) ? (
        <Empty
          icon={<IconReportAnalytics size={28} stroke={1.75} />}
          title={t('analytics.builder.notWithPseudonyms')}
        >
          {t('analytics.builder.notWithPseudonymsText')}
        </Empty>
      ) : (
        <PreviewTable kind={kind} choice={choice} />
      )}
    </div>
  );
}

/** The preview knows how many rows there are, as long as they are not too many. */
function Downloads({ kind, choice, incomplete }: { kind: Kind; choice: Choice; incomplete: boolean }) {
  const { data } = usePreview(choice, kind);
  return (
    <DownloadButtons
      kind={choice.kind}
      query={queryOf(choice, kind, useMe().today)}
      disabled={incomplete}
      rows={data?.more ? Number.MAX_SAFE_INTEGER : (data?.total ?? 0)}
    />
  );
}

function Ghost() {
  return (
    <div aria-hidden="true" className={classes.page}>
      <Skeleton height={42} radius={14} />
      <Skeleton height={62} radius={14} />
      <Skeleton height={96} radius={14} />
      <Skeleton height={420} radius={14} />
    </div>
  );
}
