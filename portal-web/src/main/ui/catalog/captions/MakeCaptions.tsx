import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconWaveSine } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import { useProblemText } from '../../platform/kit/States.tsx';
import type { JobState, Media } from '../../platform/api/types.ts';
import { forgetCaptions } from './captionFiles.ts';
import classes from '../settings/settings.module.css';

interface Speech {
  engine: boolean;
  /** Null where nothing was asked for. */
  state: JobState | null;
  progress: number;
  reason: string | null;
}

const LOOK_MS = 2000;

const isOpen = (state: JobState | null | undefined) =>
  state === 'QUEUED' || state === 'RUNNING' || state === 'WAITING';

/** Has an engine write down what is spoken, where admins have set one up. */
export function MakeCaptions({ media }: { media: Media }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const key = ['speech', media.id];
  const known = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api<Speech>(`/media/${media.id}/speech`, { signal }),
    refetchInterval: (query) => (isOpen(query.state.data?.state) ? LOOK_MS : false),
  });
  const begin = useMutation({
    mutationFn: () => api<Speech>(`/media/${media.id}/speech`, { method: 'POST' }),
    onSuccess: (told) => queryClient.setQueryData(key, told),
  });
  const speech = known.data;
  const open = isOpen(speech?.state);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open) void forgetCaptions(media.id);
    wasOpen.current = open;
  }, [open, media.id]);
  if (!speech || (!speech.engine && !open)) return null;
  return (
    <section className={`${classes.box} ${classes.spoken}`} aria-labelledby="make-captions">
      <h2 id="make-captions">{t('captions.speech.title')}</h2>
      <p className={classes.lead}>{t('captions.speech.lead')}</p>
      {open && (
        <Progress value={speech.progress * 100} aria-label={t('captions.speech.title')} mb="sm" animated />
      )}
      <div className={classes.row} role="status">
        <span className={classes.said} data-tone={speech.state === 'FAILED' ? 'alert' : undefined}>
          {begin.isError ? say(begin.error) : <Said speech={speech} />}
        </span>
        <Button
          variant="default"
          leftSection={<IconWaveSine size={16} stroke={1.75} />}
          loading={begin.isPending}
          disabled={open}
          onClick={() => begin.mutate()}
        >
          {t('captions.speech.make')}
        </Button>
      </div>
    </section>
  );
}

function Said({ speech }: { speech: Speech }) {
  const { t } = useTranslation();
  if (speech.state == null || speech.state === 'SKIPPED') return null;
  return (
    <>
      {t(`captions.speech.state.${speech.state}`)}
      {speech.reason && ` ${speech.reason}`}
    </>
  );
}
