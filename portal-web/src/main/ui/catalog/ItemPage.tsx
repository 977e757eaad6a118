import { Button, Skeleton, Tabs } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconArrowLeft, IconLock, IconPlayerPlay } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { has, useMe } from '../identity/session.ts';
import { loadWords } from '../platform/i18n/index.ts';
import { Empty, Failure, useProblemText } from '../platform/kit/States.tsx';
import { tellTrouble } from '../platform/kit/toast.ts';
import { usePageTitle } from '../platform/kit/usePageTitle.ts';
import type { Media, MediaState } from '../platform/api/types.ts';
import { ProcessingLog } from '../processing/ProcessingLog.tsx';
import { patchMedia, useMedia } from './api.ts';
import { CaptionsTab } from './captions/CaptionsTab.tsx';
import { watchPath } from './paths.ts';
import { Poster } from './Poster.tsx';
import { AudienceTab } from './settings/AudienceTab.tsx';
import { DeleteTab } from './settings/DeleteTab.tsx';
import { DetailsTab } from './settings/DetailsTab.tsx';
import { Facts } from './settings/Facts.tsx';
import { StateChip } from './StateChip.tsx';
import classes from './ItemPage.module.css';

const TABS = [
  'details',
  'captions',
  'chapters',
  'audience',
  'assignments',
  'completions',
  'analytics',
  'processing',
  'files',
  'delete',
] as const;
/** Its words travel with those of the administration: few people look at files. */
const FilesTab = lazy(async () => {
  const [tab] = await Promise.all([import('../processing/files/FilesTab.tsx'), loadWords('admin')]);
  return { default: tab.FilesTab };
});
const ChaptersTab = lazy(async () => {
  const [tab] = await Promise.all([import('./extras/ChaptersTab.tsx'), loadWords('admin')]);
  return { default: tab.ChaptersTab };
});
const AssignmentsTab = lazy(async () => ({
  default: (await import('./assign/AssignmentsTab.tsx')).AssignmentsTab,
}));
const CompletionsTab = lazy(async () => ({
  default: (await import('./completions/CompletionsTab.tsx')).CompletionsTab,
}));
/** It brings the charts along. */
const ItemAnalytics = lazy(async () => ({
  default: (await import('../analytics/item/ItemAnalytics.tsx')).ItemAnalytics,
}));
type TabName = (typeof TABS)[number];

/** For those who look after what people learn by it, and may not change it. */
const LEARNING_TABS: readonly TabName[] = ['analytics', 'assignments'];

export function ItemPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const media = useMedia(id);
  const looksAfter = has(useMe(), 'LEARNING');
  usePageTitle(media.data && t('catalog.library.open', { title: media.data.title }));
  if (media.isError) return <Failure error={media.error} onRetry={() => void media.refetch()} />;
  if (!media.data) return <ItemSkeleton />;
  if (!media.data.mayEdit && !looksAfter) {
    return (
      <Empty
        page
        icon={<IconLock size={28} stroke={1.75} />}
        title={t('catalog.item.notYours')}
        action={
          <Button component={Link} to={watchPath(media.data.id, media.data.title)}>
            {t('catalog.item.watch')}
          </Button>
        }
      />
    );
  }
  return <Item key={media.data.id} media={media.data} onReload={() => void media.refetch()} />;
}

function Item({ media, onReload }: { media: Media; onReload: () => void }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const list = useRef<HTMLDivElement>(null);
  const tabs: readonly TabName[] = media.mayEdit ? TABS : LEARNING_TABS;
  const first = media.mayEdit ? 'details' : 'analytics';
  const tab: TabName = tabs.find((one) => one === params.get('tab')) ?? first;
  useEffect(() => {
    // Where the tabs are wider than the screen, the chosen one is in view.
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab]);
  return (
    <>
      <Link to={media.mayEdit ? '/library' : '/reports'} className={classes.back}>
        <IconArrowLeft size={16} stroke={2} aria-hidden="true" />
        {t(media.mayEdit ? 'catalog.item.back' : 'platform.nav.reports')}
      </Link>
      <header className={classes.head}>
        <Link
          to={watchPath(media.id, media.title)}
          className={classes.poster}
          aria-hidden="true"
          tabIndex={-1}
        >
          <Poster url={media.posterUrl} kind={media.kind} durationSeconds={media.durationSeconds} />
        </Link>
        <div className={classes.words}>
          <StateChip media={media} />
          <h1 className={classes.title} dir="auto">
            {media.title}
          </h1>
          <Facts media={media} />
        </div>
        <StateButtons media={media} />
      </header>
      <Tabs
        value={tab}
        onChange={(next) => setParams(next === first || !next ? {} : { tab: next }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List className={classes.tabs} ref={list}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {name === 'assignments' || name === 'completions'
                ? t(`${name === 'assignments' ? 'assign' : 'completions'}.tab`)
                : t(`catalog.item.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div className={classes.panel}>
          <Tabs.Panel value="details">
            <DetailsTab media={media} onReload={onReload} />
          </Tabs.Panel>
          <Tabs.Panel value="captions">
            <CaptionsTab media={media} />
          </Tabs.Panel>
          <Tabs.Panel value="chapters">
            <Suspense fallback={<Skeleton height={260} />}>
              <ChaptersTab media={media} />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="audience">
            <AudienceTab media={media} onReload={onReload} />
          </Tabs.Panel>
          <Tabs.Panel value="assignments">
            <Suspense fallback={<Skeleton height={260} />}>
              <AssignmentsTab media={media} />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="completions">
            <Suspense fallback={<Skeleton height={320} />}>
              <CompletionsTab media={media} />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="analytics">
            <Suspense fallback={<Skeleton height={420} />}>
              <ItemAnalytics media={media} />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="processing">
            <ProcessingLog mediaId={media.id} />
          </Tabs.Panel>
          <Tabs.Panel value="files">
            <Suspense fallback={<Skeleton height={260} />}>
              <FilesTab mediaId={media.id} />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="delete">
            <DeleteTab media={media} />
          </Tabs.Panel>
        </div>
      </Tabs>
    </>
  );
}

function StateButtons({ media }: { media: Media }) {
  const { t } = useTranslation();
  return (
    <div className={classes.actions}>
      <Button
        variant="default"
        component={Link}
        to={watchPath(media.id, media.title)}
        leftSection={<IconPlayerPlay size={18} stroke={1.75} />}
      >
        {t('catalog.item.watch')}
      </Button>
      {media.mayEdit && <StateChanges media={media} />}
    </div>
  );
}

function StateChanges({ media }: { media: Media }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const move = useMutation({
    mutationFn: (state: MediaState) => patchMedia(media.id, { state }),
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  const button = (state: MediaState, label: string, primary = false) => (
    <Button
      key={state}
      variant={primary ? 'filled' : 'default'}
      loading={move.isPending && move.variables === state}
      onClick={() => move.mutate(state)}
    >
      {label}
    </Button>
  );
  const nobody = media.audience.length === 0;
  return (
    <>
      {media.state === 'DRAFT' &&
        (nobody ? (
          <Button component={Link} to="?tab=audience" title={t('catalog.item.nobodyYet')}>
            {t('catalog.item.publish')}
          </Button>
        ) : (
          button('PUBLISHED', t('catalog.item.publish'), true)
        ))}
      {media.state === 'PUBLISHED' && button('ARCHIVED', t('catalog.item.archive'))}
      {media.state === 'ARCHIVED' && button('PUBLISHED', t('catalog.item.unarchive'), true)}
      {media.state !== 'DRAFT' && button('DRAFT', t('catalog.item.toDraft'))}
    </>
  );
}

function ItemSkeleton() {
  return (
    <div aria-hidden="true">
      <div className={classes.head}>
        <Skeleton className={classes.poster} height={124} radius={12} />
        <div className={classes.words}>
          <Skeleton height={20} width={90} />
          <Skeleton height={28} width="70%" mt={10} />
          <Skeleton height={16} width="45%" mt={12} />
        </div>
      </div>
      <Skeleton height={420} radius={14} mt={24} />
    </div>
  );
}
