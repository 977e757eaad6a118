import { ActionIcon, Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import classes from '../admin.module.css';
import { QuotaDialog } from './QuotaDialog.tsx';
import own from './storage.module.css';
import type { StorageUse } from './types.ts';

const SHOWN = 20;

interface Props {
  of: 'people' | 'departments';
  title: string;
  /** For who or what has no name. */
  nameless: string;
  uses: StorageUse[];
  /** What each may have that has no quota of its own; 0 for any amount. */
  usualBytes: number;
}

/** Who has uploaded how much; bars are shares of the quota, without one of the largest, and numbers say the same. */
export function Uses({ of, title, nameless, uses, usualBytes }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [edited, setEdited] = useState<StorageUse | 'another' | null>(null);
  const most = Math.max(1, ...uses.map((use) => use.bytes));
  const shown = uses.filter((use, index) => index < SHOWN || use.ownQuota);
  const share = ({ bytes, quotaBytes }: StorageUse) => Math.min(100, (bytes / (quotaBytes || most)) * 100);
  const words = ({ bytes, quotaBytes }: StorageUse) =>
    quotaBytes > 0
      ? t('admin.storage.quotas.of', { used: format.bytes(bytes), quota: format.bytes(quotaBytes) })
      : format.bytes(bytes);
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <div>
          <h2>{title}</h2>
          {usualBytes > 0 && <p>{t('admin.storage.quota', { quota: format.bytes(usualBytes) })}</p>}
        </div>
        <Button variant="default" onClick={() => setEdited('another')}>
          {t('admin.storage.quotas.set')}
        </Button>
      </header>
      {uses.length === 0 ? (
        <p>{t('admin.storage.nothing')}</p>
      ) : (
        <ul className={own.uses}>
          {shown.map((use) => (
            <li key={use.id ?? 'none'} className={own.use}>
              <span className={own.name}>{use.name || nameless}</span>
              <span className={own.bytes}>{words(use)}</span>
              {use.id && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('admin.storage.quotas.change', { name: use.name || nameless })}
                  onClick={() => setEdited(use)}
                >
                  <IconPencil size={16} stroke={1.75} aria-hidden="true" />
                </ActionIcon>
              )}
              <span className={own.bar} aria-hidden="true">
                <span style={{ inlineSize: `${Math.max(0.5, share(use))}%` }} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {uses.length > shown.length && <p>{t('admin.storage.more', { count: uses.length - shown.length })}</p>}
      {edited && (
        <QuotaDialog
          of={of}
          use={edited === 'another' ? null : edited}
          usualBytes={usualBytes}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}
