import { ActionIcon, Button, Loader } from '@mantine/core';
import { IconDownload, IconRefresh, IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { API } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import chip from '../../platform/kit/chip.module.css';
import { Failure } from '../../platform/kit/States.tsx';
import { isNews, isOpen, useCancel, useFiles, useRemoveFile, useRetry, useSee } from './files.ts';
import { FORMATS } from './MakeButton.tsx';
import type { ReportFile } from './types.ts';
import classes from './Builder.module.css';

/** Reports that are made in the background, and those that lie ready. */
export function FileList() {
  const { t } = useTranslation();
  const files = useFiles();
  const fresh = files.data?.filter(isNews).map((file) => file.id) ?? [];
  useSee(fresh);
  const [news, setNews] = useState<string[]>([]);
  // What is shown as new stays so until one leaves the page.
  const unknown = fresh.filter((id) => !news.includes(id));
  if (unknown.length > 0) setNews([...news, ...unknown]);
  if (files.isError) return <Failure compact error={files.error} onRetry={() => void files.refetch()} />;
  if (!files.data || files.data.length === 0) return null;
  return (
    <section className={classes.files} aria-label={t('analytics.builder.files')}>
      <h2>{t('analytics.builder.files')}</h2>
      <ul>
        {files.data.map((file) => (
          <li key={file.id}>
            <FileLine file={file} isNew={news.includes(file.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileLine({ file, isNew }: { file: ReportFile; isNew: boolean }) {
  const { t } = useTranslation();
  const cancel = useCancel();
  const retry = useRetry();
  const remove = useRemoveFile();
  return (
    <>
      <span className={classes.fileName}>
        <strong>
          {`${file.title} (${t(FORMATS[file.format])})`}
          {isNew && (
            <>
              {' '}
              <span className={chip.chip} data-tone={file.state === 'FAILED' ? 'alert' : 'good'}>
                {t('analytics.builder.new')}
              </span>
            </>
          )}
        </strong>
        <Told file={file} />
      </span>
      {file.state === 'DONE' && (
        <Button
          component="a"
          href={`${API}/reports/files/${file.id}/content`}
          download
          size="sm"
          aria-label={t('analytics.builder.downloadOne', { title: file.title })}
          leftSection={<IconDownload size={16} stroke={1.75} />}
        >
          {t('analytics.builder.download')}
        </Button>
      )}
      {isOpen(file) && (
        <Button
          size="sm"
          variant="default"
          loading={cancel.isPending}
          leftSection={<IconX size={16} stroke={1.75} />}
          onClick={() => cancel.mutate(file.id)}
        >
          {t('platform.act.cancel')}
        </Button>
      )}
      {(file.state === 'FAILED' || file.state === 'CANCELLED') && (
        <Button
          size="sm"
          variant="default"
          loading={retry.isPending}
          leftSection={<IconRefresh size={16} stroke={1.75} />}
          onClick={() => retry.mutate(file.id)}
        >
          {t('platform.act.retry')}
        </Button>
      )}
      {!isOpen(file) && (
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t('analytics.builder.forget', { name: file.title })}
          onClick={() => remove.mutate(file.id)}
        >
          <IconTrash size={16} stroke={1.75} />
        </ActionIcon>
      )}
    </>
  );
}

function Told({ file }: { file: ReportFile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = t('analytics.rowsCount', { count: file.rows });
  switch (file.state) {
    case 'WAITING':
      return <small>{t('analytics.builder.waiting')}</small>;
    case 'RUNNING':
      return (
        <small role="status">
          <Loader size={12} /> {t('analytics.builder.running', { rows })}
        </small>
      );
    case 'DONE':
      return (
        <small>
          {rows} · {format.bytes(file.bytes)}
          {file.expiresAt != null &&
            ` · ${t('analytics.builder.until', { day: format.day(file.expiresAt) })}`}
        </small>
      );
    case 'CANCELLED':
      return <small>{t('analytics.builder.cancelled')}</small>;
    default:
      return <small data-alert>{t('analytics.builder.failed', { reason: file.reason ?? '' })}</small>;
  }
}
