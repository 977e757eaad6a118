import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { API, withQuery, type Query } from '../platform/api/client.ts';
import classes from './CompletionPage.module.css';

/** Plain links: the browser streams the file to disk, whatever its size, and says where it went. */
export function DownloadButtons({
  kind,
  query,
  disabled,
}: {
  kind: string;
  query: Query;
  disabled: boolean;
}) {
  const { t, i18n } = useTranslation();
  const link = (format: 'xlsx' | 'csv') =>
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
