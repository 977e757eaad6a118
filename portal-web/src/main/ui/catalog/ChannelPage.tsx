import { SegmentedControl } from '@mantine/core';
import { IconLayoutGrid } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { MoreButton } from '../platform/kit/MoreButton.tsx';
import { PageHeader } from '../platform/kit/PageHeader.tsx';
import { Empty, Failure } from '../platform/kit/States.tsx';
import { Lost } from '../platform/shell/RouteTrouble.tsx';
import { useChannels, useMediaList } from './api.ts';
import { MediaGrid } from './MediaGrid.tsx';

export function ChannelPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const sort = params.get('sort') === 'title' ? 'title' : 'newest';
  const channels = useChannels();
  const channel = channels.data?.find((one) => one.id === id);
  const parent = channels.data?.find((one) => one.id === channel?.parentId);
  const list = useMediaList({ channel: id, state: 'PUBLISHED', sort });
  if (channels.data && !channel) return <Lost />;
  return (
    <>
      <PageHeader
        title={channel?.name ?? t('catalog.channels.title')}
        lead={
          <Link to={parent ? `/channels/${parent.id}` : '/channels'}>
            <bdi>{parent?.name ?? t('catalog.channels.title')}</bdi>
          </Link>
        }
        actions={
          <SegmentedControl
            aria-label={t('platform.list.sort')}
            value={sort}
            onChange={(value) => setParams(value === 'newest' ? {} : { sort: value }, { replace: true })}
            data={[
              { value: 'newest', label: t('catalog.sort.newest') },
              { value: 'title', label: t('catalog.sort.title') },
            ]}
          />
        }
      />
      {list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.items?.length === 0 ? (
        <Empty icon={<IconLayoutGrid size={28} stroke={1.75} />} title={t('catalog.channels.empty')}>
          {t('catalog.channels.emptyText')}
        </Empty>
      ) : (
        <MediaGrid items={list.items} eager />
      )}
      <MoreButton pages={list} />
    </>
  );
}
