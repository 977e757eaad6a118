import { Button, Loader, Menu } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import type { Media } from '../../platform/api/types.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tellTrouble } from '../../platform/kit/toast.ts';

interface Choice {
  name: string;
  lines: number | null;
  bytes: number;
}

const CAPTION_FORMATS = [
  ['vtt', 'WebVTT'],
  ['srt', 'SubRip'],
] as const;
const ASK_AGAIN_MS = 1_000;
const PATIENCE_MS = 30 * 60_000;

/** A quality is put together first, which takes as long as copying it; the server says when it is there. */
async function address(mediaId: string, name: string): Promise<string> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const reply = await api<{ url: string } | undefined>(`/media/${mediaId}/downloads`, {
      method: 'POST',
      body: { name },
    });
    if (reply) return reply.url;
    if (Date.now() > end) throw new Error('the file takes too long');
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}

function save(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}

export function DownloadButton({ media }: { media: Media }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const choices = useQuery({
    queryKey: ['media', 'downloads', media.id],
    queryFn: async ({ signal }) =>
      (await api<{ items: Choice[] }>(`/media/${media.id}/downloads`, { signal })).items,
    enabled: opened,
  });
  const download = useMutation({
    mutationFn: (name: string) => address(media.id, name),
    onSuccess: save,
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened} returnFocus>
      <Menu.Target>
        <Button
          variant="default"
          loading={download.isPending}
          leftSection={<IconDownload size={18} stroke={1.75} />}
        >
          {t('download.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('download.title')}</Menu.Label>
        {choices.isPending && (
          <Menu.Item disabled leftSection={<Loader size={14} />}>
            {t('download.looking')}
          </Menu.Item>
        )}
        {choices.isError && <Menu.Item disabled>{say(choices.error)}</Menu.Item>}
        {choices.data?.length === 0 && media.captions.length === 0 && (
          <Menu.Item disabled>{t('download.none')}</Menu.Item>
        )}
        {choices.data?.map((choice) => (
          <Menu.Item
            key={choice.name}
            rightSection={format.bytes(choice.bytes)}
            onClick={() => download.mutate(choice.name)}
          >
            {choice.name === 'original'
              ? t('download.original')
              : t('download.quality', { lines: choice.lines ?? '' })}
          </Menu.Item>
        ))}
        {media.captions.flatMap((track) =>
          CAPTION_FORMATS.map(([kind, name]) => (
            <Menu.Item
              key={track.name + kind}
              component="a"
              href={`${track.url}?format=${kind}`}
              download={`${media.title}.${track.name}.${kind}`}
            >
              {t('download.captions', {
                language: track.label || format.language(track.language),
                format: name,
              })}
            </Menu.Item>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
