import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { Confirm } from '../../platform/kit/Confirm.tsx';
import { useProblemText } from '../../platform/kit/States.tsx';
import { tellTrouble } from '../../platform/kit/toast.ts';
import type { ReencodeRun } from './types.ts';
import { forgetJobs } from './useQueue.ts';
import classes from './Jobs.module.css';

export function Reencoding({ run }: { run: ReencodeRun | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useProblemText();
  const [asking, setAsking] = useState(false);
  const change = useMutation({
    mutationFn: (method: 'POST' | 'DELETE') =>
      method === 'POST'
        ? api<void>('/admin/queue/reencoding', { method: 'POST' })
        : api<void>('/admin/queue/reencoding', { method: 'DELETE' }),
    onSuccess: forgetJobs,
    onError: (error) => tellTrouble(t('platform.error.title'), say(error)),
  });
  const numbers = run && { done: format.number(run.done), total: format.number(run.total) };
  const goesOn = run !== null && !run.finishedAt;
  return (
    <section className={classes.box} aria-labelledby="jobs-anew">
      <header className={classes.boxHead}>
        <h2 id="jobs-anew">{t('admin.jobs.reencode.title')}</h2>
      </header>
      <p className={classes.faint}>{t('admin.jobs.reencode.text')}</p>
      {goesOn && numbers && (
        <div className={classes.who}>
          <Progress
            value={run.total === 0 ? 100 : (run.done / run.total) * 100}
            size={8}
            radius="xl"
            aria-label={t('admin.jobs.reencode.title')}
          />
          <span className={classes.facts}>
            <span>{t('admin.jobs.reencode.progress', numbers)}</span>
            {run.failed > 0 && <span>{t('admin.jobs.reencode.failed', { count: run.failed })}</span>}
            <span>{t('admin.jobs.reencode.by', { name: run.requestedBy })}</span>
          </span>
        </div>
      )}
      {run?.finishedAt && numbers && (
        <p className={classes.faint}>
          {t(run.cancelled ? 'admin.jobs.reencode.lastStopped' : 'admin.jobs.reencode.last', {
            when: format.ago(run.finishedAt),
            ...numbers,
          })}
        </p>
      )}
      <div className={classes.buttons}>
        {goesOn ? (
          <Button variant="default" loading={change.isPending} onClick={() => change.mutate('DELETE')}>
            {t('admin.jobs.reencode.stop')}
          </Button>
        ) : (
          <Button variant="default" loading={change.isPending} onClick={() => setAsking(true)}>
            {t('admin.jobs.reencode.start')}
          </Button>
        )}
      </div>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          change.mutate('POST');
        }}
        title={t('admin.jobs.reencode.ask')}
        action={t('admin.jobs.reencode.start')}
      >
        {t('admin.jobs.reencode.askText')}
      </Confirm>
    </section>
  );
}
