import { ActionIcon, Button, Loader } from '@mantine/core';
import { IconDownload, IconRefresh, IconTrash, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { API } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Failure } from '../../platform/kit/States.tsx';
import { isOpen, useCancel, useFiles, useRemoveFile, useRetry } from './files.ts';
import { FORMATS } from './MakeButton.tsx';
import type { ReportFile } from './types.ts';
import classes from './Builder.module.css';

/** Reports that are made in the background, and those that lie ready. */
export function FileList() {
  const { t } = useTranslation();
  const files = useFiles();
  if (files.isError) return <Failure compact error={files.error} onRetry={() => void files.refetch()} />;
  if (!files.data || files.data.length === 0) return null;
  return (
    <section className={classes.files} aria-label={t('analytics.builder.files')}>
      <h2>{t('analytics.builder.files')}</h2>
      <ul>
        {files.data.map((file) => (
          <li key={file.id}>
            <FileLine file={file} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileLine({ file }: { file: ReportFile }) {
  const { t } = useTranslation();
  const cancel = useCancel();
  const retry = useRetry();
  const remove = useRemoveFile();
  return (
    <>
      <span className={classes.fileName}>
        <strong>{`${file.title} (${t(FORMATS[file.format])})`}</strong>
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
