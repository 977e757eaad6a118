import { Skeleton } from '@mantine/core';
import { IconReportAnalytics } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import table from '../../platform/kit/table.module.css';
import { Empty, Failure } from '../../platform/kit/States.tsx';
import { usePreview } from './api.ts';
import { NUMBERS, shown } from './cells.ts';
import type { Choice } from './choice.ts';
import type { Kind, Preview } from './types.ts';
import classes from './Builder.module.css';

/** The first rows as the file will have them. */
export function PreviewTable({ kind, choice }: { kind: Kind; choice: Choice }) {
  const { t } = useTranslation();
  const preview = usePreview(choice, kind);
  if (preview.isError) {
    return <Failure compact error={preview.error} onRetry={() => void preview.refetch()} />;
  }
  if (!preview.data) return <Skeleton height={420} radius={14} />;
  if (preview.data.rows.length === 0) {
    return (
      <Empty icon={<IconReportAnalytics size={28} stroke={1.75} />} title={t('analytics.builder.noRows')}>
        {t('analytics.builder.noRowsText')}
      </Empty>
    );
  }
  return <Rows preview={preview.data} busy={preview.isPlaceholderData} />;
}

function Rows({ preview, busy }: { preview: Preview; busy: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = preview.more
    ? 'analytics.builder.firstOfMore'
    : preview.total > preview.rows.length
      ? 'analytics.builder.firstOf'
      : 'analytics.rowsCount';
  return (
    <section>
      <div className={classes.previewHead}>
        <h2>{t('analytics.builder.preview')}</h2>
        <span className={classes.count} role="status">
          {t(told, { count: preview.total, shown: preview.rows.length })}
        </span>
      </div>
      <div
        className={table.holder}
        tabIndex={0}
        role="region"
        aria-label={t('analytics.builder.preview')}
        aria-busy={busy}
      >
        <table className={table.table}>
          <thead>
            <tr>
              {preview.columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={NUMBERS.has(column.kind) ? table.number : undefined}
                >
                  <span className={classes.heading}>{column.title}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, index) => (
              <tr key={index}>
                {preview.columns.map((column) => (
                  <td key={column.key} className={NUMBERS.has(column.kind) ? table.number : undefined}>
                    <bdi className={classes.cell}>{shown(row[column.name], column.kind, format)}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
