import { Button, FileButton, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconPhoto, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import type { Media } from '../../platform/api/types.ts';
import { parseTime } from '../../platform/format/time.ts';
import { Empty, Failure, useProblemText } from '../../platform/kit/States.tsx';
import type { ItemPoster, PosterWish } from './types.ts';
import classes from './Extras.module.css';

const LOOK_AGAIN_MS = 4000;
const PICTURES = '.png,.jpg,.jpeg,.webp,image/png,image/jpeg,image/webp';

export function PosterPicker({ media }: { media: Media }) {
  const { t } = useTranslation();
  const key = ['media', 'poster', media.id];
  const over = media.processing === 'READY' || media.processing === 'FAILED';
  const poster = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api<ItemPoster>(`/media/${media.id}/poster`, { signal }),
    refetchInterval: ({ state }) => (state.data?.posterUrl == null && !over ? LOOK_AGAIN_MS : false),
  });
  const done = (next: ItemPoster) => {
    queryClient.setQueryData(key, next);
    void queryClient.invalidateQueries({ queryKey: ['media', 'one', media.id] });
    void queryClient.invalidateQueries({ queryKey: ['media', 'list'] });
  };
  const choose = useMutation({
    mutationFn: (wish: PosterWish) =>
      api<ItemPoster>(`/media/${media.id}/poster`, { method: 'PUT', body: wish }),
    onSuccess: done,
  });
  const send = useMutation({
    mutationFn: (file: File) =>
      api<ItemPoster>(`/media/${media.id}/poster/picture`, {
        method: 'POST',
        body: file,
        contentType: file.type || 'application/octet-stream',
      }),
    onSuccess: done,
  });
  const reset = useMutation({
    mutationFn: () => api<ItemPoster>(`/media/${media.id}/poster`, { method: 'DELETE' }),
    onSuccess: done,
  });
  const busy = choose.isPending || send.isPending || reset.isPending;

  if (poster.isError) return <Failure compact error={poster.error} onRetry={() => void poster.refetch()} />;
  if (!poster.data) return <Skeleton height={180} />;
  if (!poster.data.posterUrl) {
    return (
      <Empty compact icon={<IconPhoto size={28} stroke={1.75} />} title={t('extras.noPoster')}>
        {over ? t('extras.noPosterEver') : t('extras.noPosterYet')}
      </Empty>
    );
  }
  return (
    <div className={classes.stack}>
      <img className={classes.current} src={poster.data.posterUrl} alt={t('extras.current')} />
      {poster.data.candidates.length > 0 && (
        <>
          <p className={classes.lead}>{t('extras.lead')}</p>
          <ul className={classes.candidates}>
            {poster.data.candidates.map((candidate) => (
              <li key={candidate.number}>
                <button
                  type="button"
                  className={classes.candidate}
                  aria-disabled={busy} // one that is disabled would lose the keyboard's place
                  onClick={() => {
                    if (!busy) choose.mutate({ candidate: candidate.number });
                  }}
                >
                  <img
                    src={candidate.url}
                    alt={t('extras.candidate', { number: candidate.number })}
                    loading="lazy"
                    width={160}
                    height={90}
                  />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={classes.row}>
        {media.kind === 'VIDEO' && (
          <FrameForm busy={busy} onTake={(atSeconds) => choose.mutate({ atSeconds })} />
        )}
        <FileButton accept={PICTURES} onChange={(file) => file && send.mutate(file)}>
          {(props) => (
            <Button
              variant="default"
              leftSection={<IconUpload size={18} stroke={1.75} />}
              loading={send.isPending}
              disabled={busy}
              {...props}
            >
              {t('extras.own')}
            </Button>
          )}
        </FileButton>
        {poster.data.chosen && (
          <Button variant="default" loading={reset.isPending} disabled={busy} onClick={() => reset.mutate()}>
            {t('extras.reset')}
          </Button>
        )}
      </div>
      <Said busy={busy} error={choose.error ?? send.error ?? reset.error} />
    </div>
  );
}

function FrameForm({ busy, onTake }: { busy: boolean; onTake: (seconds: number) => void }) {
  const { t } = useTranslation();
  const [time, setTime] = useState('');
  const seconds = parseTime(time);
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (seconds !== null) onTake(seconds);
      }}
    >
      <TextInput
        className={classes.time}
        label={t('extras.frameAt')}
        placeholder="1:30"
        value={time}
        onChange={(event) => setTime(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={busy || seconds === null}>
        {t('extras.takeFrame')}
      </Button>
    </form>
  );
}

function Said({ busy, error }: { busy: boolean; error: Error | null }) {
  const { t } = useTranslation();
  const say = useProblemText();
  return (
    <p className={classes.said} data-tone={error && !busy ? 'alert' : undefined} role="status">
      {busy ? t('extras.making') : error ? say(error) : ''}
    </p>
  );
}
