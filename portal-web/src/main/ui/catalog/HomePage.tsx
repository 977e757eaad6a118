import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBuildingArch, IconUpload } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { has, useMe } from '../identity/session.ts';
import { api } from '../platform/api/client.ts';
import type { Channel, HistoryEntry, MediaSummary, Page } from '../platform/api/types.ts';
import { loadWords } from '../platform/i18n/index.ts';
import { Empty, Failure } from '../platform/kit/States.tsx';
import { usePageTitle } from '../platform/kit/usePageTitle.ts';
import { useChannels, useMediaList } from './api.ts';
import { HomeRow } from './HomeRow.tsx';
import { MediaGrid } from './MediaGrid.tsx';
import classes from './HomePage.module.css';

const ROW = 8;
const CHANNEL_ROWS = 4;

/** Few are asked anything at most times: its words and its code come after what everybody sees. */
const AssignedRow = lazy(async () => {
  const [row] = await Promise.all([import('./AssignedRow.tsx'), loadWords('finding')]);
  return { default: row.AssignedRow };
});

function useContinue() {
  return useQuery({
    queryKey: ['history', 'continue'],
    queryFn: async ({ signal }): Promise<MediaSummary[]> => {
      const page = await api<Page<HistoryEntry>>('/me/history', { query: { limit: 24 }, signal });
      return page.items
        .filter((entry) => !entry.completed && entry.positionSeconds > 0)
        .slice(0, ROW)
        .map((entry) => ({ ...entry.media, progressSeconds: entry.positionSeconds, completed: false }));
    },
  });
}

export function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  usePageTitle(t('catalog.home.title'));
  const going = useContinue();
  const fresh = useMediaList({ state: 'PUBLISHED', sort: 'newest', limit: ROW });
  const channels = useChannels();

  if (fresh.isError) return <Failure error={fresh.error} onRetry={() => void fresh.refetch()} />;
  const nothing = fresh.items?.length === 0;
  const filled = (channels.data ?? [])
    .filter((channel) => channel.items > 0)
    .sort((a, b) => b.items - a.items)
    .slice(0, CHANNEL_ROWS);
  return (
    <>
      <h1 className={classes.greeting}>{t('catalog.home.greeting', { name: me.name.split(' ')[0] })}</h1>
      {nothing ? (
        <FirstSteps author={has(me, 'AUTHOR')} />
      ) : (
        <>
          {going.data && going.data.length > 0 && (
            <HomeRow id="continue" title={t('catalog.home.continue')} to="/learning">
              <MediaGrid row items={going.data} showLeft eager />
            </HomeRow>
          )}
          <Suspense>
            <AssignedRow />
          </Suspense>
          <HomeRow id="new" title={t('catalog.home.new')}>
            <MediaGrid row items={fresh.items} skeletons={4} eager={!going.data?.length} />
          </HomeRow>
          {channels.isPending && <ChannelRowSkeleton />}
          {filled.map((channel) => (
            <ChannelRow key={channel.id} channel={channel} />
          ))}
        </>
      )}
    </>
  );
}

function FirstSteps({ author }: { author: boolean }) {
  const { t } = useTranslation();
  return (
    <Empty
      icon={<IconBuildingArch size={30} stroke={1.75} />}
      title={t('catalog.home.empty')}
      action={
        author && (
          <Button component={Link} to="/upload" leftSection={<IconUpload size={18} stroke={1.75} />}>
            {t('platform.nav.upload')}
          </Button>
        )
      }
    >
      {author ? t('catalog.home.emptyAuthor') : t('catalog.home.emptyText')}
    </Empty>
  );
}

function ChannelRow({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const list = useMediaList({ channel: channel.id, state: 'PUBLISHED', sort: 'newest', limit: ROW });
  if (list.isError || list.items?.length === 0) return null;
  return (
    <HomeRow
      id={`channel-${channel.id}`}
      title={channel.name}
      to={`/channels/${channel.id}`}
      toLabel={t('catalog.home.seeAllOf', { channel: channel.name })}
    >
      <MediaGrid row items={list.items} skeletons={4} />
    </HomeRow>
  );
}

function ChannelRowSkeleton() {
  return (
    <section className={classes.row}>
      <div className={classes.head}>
        <Skeleton width={160} height={22} />
      </div>
      <MediaGrid row items={undefined} skeletons={4} />
    </section>
  );
}
