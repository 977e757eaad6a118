import { Button, Modal, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconChevronRight, IconLayoutGrid, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { has, useMe } from '../identity/session.ts';
import { api } from '../platform/api/client.ts';
import { queryClient } from '../platform/api/query.ts';
import type { Channel } from '../platform/api/types.ts';
import { PageHeader } from '../platform/kit/PageHeader.tsx';
import { Empty, Failure, useProblemText } from '../platform/kit/States.tsx';
import { useChannels, useMediaList } from './api.ts';
import classes from './ChannelsPage.module.css';

export function ChannelsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const channels = useChannels();
  const [creating, setCreating] = useState(false);
  const all = channels.data ?? [];
  const roots = all.filter(
    (channel) => !channel.parentId || !all.some((other) => other.id === channel.parentId),
  );
  return (
    <>
      <PageHeader
        title={t('catalog.channels.title')}
        lead={t('catalog.channels.lead')}
        actions={
          has(me) && (
            <Button leftSection={<IconPlus size={18} stroke={1.9} />} onClick={() => setCreating(true)}>
              {t('catalog.channels.new')}
            </Button>
          )
        }
      />
      {channels.isError && <Failure error={channels.error} onRetry={() => void channels.refetch()} />}
      {channels.data?.length === 0 && (
        <Empty icon={<IconLayoutGrid size={28} stroke={1.75} />} title={t('catalog.channels.none')}>
          {t('catalog.channels.noneText')}
        </Empty>
      )}
      <ul className={classes.grid}>
        {channels.isPending &&
          Array.from({ length: 6 }, (_, index) => (
            <li key={index}>
              <Skeleton height={196} radius={14} />
            </li>
          ))}
        {roots.map((channel) => (
          <li key={channel.id}>
            <ChannelTile channel={channel} below={all.filter((other) => other.parentId === channel.id)} />
          </li>
        ))}
      </ul>
      <NewChannel channels={all} opened={creating} onClose={() => setCreating(false)} />
    </>
  );
}

const COVERS = 3;

function ChannelTile({ channel, below }: { channel: Channel; below: Channel[] }) {
  const { t } = useTranslation();
  const list = useMediaList(
    { channel: channel.id, state: 'PUBLISHED', sort: 'newest', limit: COVERS },
    channel.items > 0,
  );
  const covers = (list.items ?? []).flatMap((item) => (item.posterUrl ? [item.posterUrl] : []));
  return (
    <article className={classes.tile}>
      <Link to={`/channels/${channel.id}`} className={classes.link}>
        <span className={classes.covers} aria-hidden="true">
          {covers.map((cover) => (
            <img key={cover} src={cover} alt="" width={320} height={180} loading="lazy" />
          ))}
          {covers.length === 0 && <IconLayoutGrid size={36} stroke={1.4} />}
        </span>
        <span className={classes.words}>
          <h2 className={classes.name} dir="auto">
            {channel.name}
          </h2>
          <span className={classes.count}>{t('catalog.channels.items', { count: channel.items })}</span>
        </span>
      </Link>
      {below.length > 0 && (
        <ul className={classes.below}>
          {below.map((child) => (
            <li key={child.id}>
              <Link to={`/channels/${child.id}`}>
                <bdi>{child.name}</bdi>
                <IconChevronRight size={14} stroke={2} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function NewChannel({
  channels,
  opened,
  onClose,
}: {
  channels: Channel[];
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [name, setName] = useState('');
  const [parentId, setParentId] = useState<string | null>(null);
  const create = useMutation({
    mutationFn: () =>
      api<Channel>('/channels', {
        method: 'POST',
        body: { name: name.trim(), ...(parentId ? { parentId } : {}) },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['channels'] });
      setName('');
      setParentId(null);
      onClose();
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('catalog.channels.new')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) create.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('catalog.channels.name')}
            value={name}
            maxLength={100}
            required
            data-autofocus
            error={create.isError ? say(create.error) : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('catalog.channels.parent')}
            placeholder={t('catalog.channels.top')}
            data={channels.map((channel) => ({ value: channel.id, label: channel.name }))}
            value={parentId}
            onChange={setParentId}
            clearable
            clearButtonProps={{ 'aria-label': t('platform.list.clear') }}
          />
          <Button type="submit" loading={create.isPending} disabled={!name.trim()}>
            {t('platform.act.create')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
