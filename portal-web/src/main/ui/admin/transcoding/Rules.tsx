import { Button, SegmentedControl, Skeleton, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../platform/api/query.ts';
import { LeaveGuard } from '../../platform/kit/LeaveGuard.tsx';
import { Failure } from '../../platform/kit/States.tsx';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import admin from '../admin.module.css';
import { change, SETTINGS, settings, type Wish } from './api.ts';
import type { PathRule, TranscodingSettings } from './types.ts';
import classes from './Transcoding.module.css';

const RULES: readonly PathRule[] = ['AUTO', 'FORCED', 'FORBIDDEN'];

/** What may be used: left to choose, forced or forbidden. */
export function Rules() {
  const known = useQuery({ queryKey: SETTINGS, queryFn: ({ signal }) => settings(signal) });
  if (known.isError) return <Failure compact error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data) return <Skeleton height={240} radius={14} />;
  return <Form key={known.data.version} known={known.data} />;
}

function Form({ known }: { known: TranscodingSettings }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [wish, setWish] = useState<Wish>(known);
  const save = useMutation({ mutationFn: change });
  const same = (a: Wish, b: Wish) =>
    a.decoding === b.decoding &&
    a.loudness === b.loudness &&
    a.encoders.every((one, i) => one.rule === b.encoders[i]?.rule);
  const dirty = !same(wish, known);
  const rule = (name: string, to: string) =>
    setWish({
      ...wish,
      encoders: wish.encoders.map((one) => (one.name === name ? { name, rule: to as PathRule } : one)),
    });
  return (
    <form
      className={admin.box}
      aria-labelledby="transcoding-rules"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wish);
      }}
    >
      <LeaveGuard dirty={dirty} />
      <header className={admin.boxHead}>
        <h2 id="transcoding-rules">{t('admin.transcoding.rules')}</h2>
        <p>{t(known.hardware ? 'admin.transcoding.rulesLead' : 'admin.transcoding.hardwareOff')}</p>
      </header>
      <ul className={classes.rules}>
        {wish.encoders.map((encoder) => (
          <li key={encoder.name}>
            <code>{encoder.name}</code>
            <SegmentedControl
              size="xs"
              aria-label={t('admin.transcoding.ruleOf', { encoder: encoder.name })}
              value={encoder.rule}
              onChange={(to) => rule(encoder.name, to)}
              data={RULES.map((one) => ({ value: one, label: t(`admin.transcoding.rule.${one}`) }))}
            />
          </li>
        ))}
      </ul>
      <div className={admin.checks}>
        <Switch
          label={t('admin.transcoding.decoding')}
          checked={wish.decoding}
          onChange={(event) => setWish({ ...wish, decoding: event.currentTarget.checked })}
        />
        <Switch
          label={t('admin.transcoding.loudness')}
          checked={wish.loudness}
          onChange={(event) => setWish({ ...wish, loudness: event.currentTarget.checked })}
        />
      </div>
      <Trouble text={save.isError ? say(save.error) : null} />
      <div className={classes.foot}>
        {save.isError && (
          <Button
            variant="default"
            onClick={() => void queryClient.invalidateQueries({ queryKey: SETTINGS })}
          >
            {t('admin.transcoding.reload')}
          </Button>
        )}
        {dirty && (
          <Button variant="default" onClick={() => setWish(known)}>
            {t('admin.transcoding.discard')}
          </Button>
        )}
        <Button type="submit" disabled={!dirty} loading={save.isPending}>
          {t('platform.act.save')}
        </Button>
      </div>
    </form>
  );
}
