import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { API, withQuery, type Query } from '../platform/api/client.ts';
import classes from './CompletionPage.module.css';

/** More rows than the server puts into a PDF. */
const PDF_ROWS = 10_000;

/** Plain links: the browser streams the file to disk, whatever its size, and says where it went. */
export function DownloadButtons({
  kind,
  query,
  disabled,
  rows,
}: {
  kind: string;
  query: Query;
  disabled: boolean;
  /** As far as they are known. */
  rows: number;
}) {
  const { t, i18n } = useTranslation();
  const tooLong = rows > PDF_ROWS;
  const link = (format: 'xlsx' | 'csv' | 'pdf') =>
    withQuery(`${API}/reports/${kind}`, { ...query, format, language: i18n.language });
  return (
    <div className={classes.downloads}>
      <Button
        component="a"
        href={link('csv')}
        download
        variant="default"
        data-disabled={disabled || undefined}
        leftSection={<IconFileTypeCsv size={18} stroke={1.75} />}
      >
        {t('analytics.csv')}
      </Button>
      <Button
        component="a"
        href={tooLong ? undefined : link('pdf')}
        download
        variant="default"
        title={tooLong ? t('analytics.pdfTooLong', { count: PDF_ROWS }) : undefined}
        data-disabled={disabled || tooLong || undefined}
        aria-disabled={tooLong || undefined}
        leftSection={<IconFileTypePdf size={18} stroke={1.75} />}
      >
        {t('analytics.pdf')}
      </Button>
      <Button
        component="a"
        href={link('xlsx')}
        download
        data-disabled={disabled || undefined}
        leftSection={<IconFileSpreadsheet size={18} stroke={1.75} />}
      >
        {t('analytics.excel')}
      </Button>
    </div>
  );
}
