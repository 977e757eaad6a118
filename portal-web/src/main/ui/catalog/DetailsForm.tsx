import { Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../platform/api/types.ts';
import { useChannels } from './api.ts';
import type { Draft } from './draft.ts';
import { useLanguageOptions } from './useLanguageOptions.ts';
import classes from './DetailsForm.module.css';

function channelOptions(channels: Channel[]) {
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  const path = (channel: Channel): string => {
    const parent = channel.parentId ? byId.get(channel.parentId) : undefined;
    return parent ? `${path(parent)} / ${channel.name}` : channel.name;
  };
  return channels
    .map((channel) => ({ value: channel.id, label: path(channel) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

interface Props {
  value: Draft;
  onChange: (change: Partial<Draft>) => void;
  titleError?: string;
}

export function DetailsForm({ value, onChange, titleError }: Props) {
  const { t } = useTranslation();
  const channels = useChannels();
  const languages = useLanguageOptions(value.language);
  return (
    <div className={classes.form}>
      <TextInput
        className={classes.wide}
        label={t('catalog.details.title')}
        required
        maxLength={200}
        value={value.title}
        error={titleError}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        className={classes.wide}
        label={t('catalog.details.description')}
        placeholder={t('catalog.details.descriptionHint')}
        rows={4}
        maxLength={5000}
        value={value.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <TagsInput
        className={classes.wide}
        label={t('catalog.details.tags')}
        placeholder={value.tags.length === 0 ? t('catalog.details.tagsHint') : undefined}
        splitChars={[',', ';']}
        maxTags={30}
        value={value.tags}
        onChange={(tags) => onChange({ tags })}
      />
      <Select
        label={t('catalog.details.language')}
        placeholder={t('catalog.details.none')}
        data={languages}
        value={value.language}
        onChange={(language) => onChange({ language })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('platform.list.clear') }}
      />
      <Select
        label={t('catalog.details.channel')}
        placeholder={t('catalog.details.none')}
        data={channelOptions(channels.data ?? [])}
        value={value.channel}
        onChange={(channel) => onChange({ channel })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('platform.list.clear') }}
      />
    </div>
  );
}
