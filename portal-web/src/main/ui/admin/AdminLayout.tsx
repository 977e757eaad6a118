import { Tabs } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { has, useMe } from '../identity/session.ts';
import { PageHeader } from '../platform/kit/PageHeader.tsx';
import { Empty } from '../platform/kit/States.tsx';
import { useNarrow } from '../platform/kit/useNarrow.ts';
import classes from './AdminLayout.module.css';

/** Each is the last part of its page's address, but for the overview, which has none. */
const TABS = [
  'overview',
  'people',
  'departments',
  'sso',
  'roster',
  'jobs',
  'transcoding',
  'ladder',
  'speech',
  'storage',
  'delivery',
  'mail',
  'search',
  'calendar',
  'privacy',
  'audit',
] as const;

export function AdminLayout() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const place = useLocation().pathname.split('/')[2] ?? '';
  const tab = TABS.find((one) => one === place) ?? 'overview';
  const narrow = useNarrow();
  const current = useRef<HTMLButtonElement>(null);
  // Where the tabs scroll, the one that is open stands in sight.
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [tab, narrow]);
  if (!has(me)) {
    return <Empty page icon={<IconLock size={28} stroke={1.75} />} title={t('admin.none')} />;
  }
  return (
    <>
      <PageHeader title={t('admin.title')} tab={`${t(`admin.tabs.${tab}`)} · ${t('admin.title')}`} />
      <Tabs value={tab} onChange={(next) => void navigate(next === 'overview' ? '/admin' : `/admin/${next}`)}>
        <Tabs.List mb="lg" className={classes.tabs}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name} className={classes.tab} ref={name === tab ? current : null}>
              {t(`admin.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          <Outlet />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
