import { Button, Group, Modal, NumberInput, Radio, Skeleton, Stack, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format/useFormat.ts';
import type { IgnoredPlayback } from '../../platform/api/types.ts';
import { Failure } from '../../platform/kit/States.tsx';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import { tell } from '../../platform/kit/toast.ts';
import classes from '../admin.module.css';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import { change, older, PRIVACY, privacy, type Older, type PrivacyState, type Wish } from './api.ts';
import own from './privacy.module.css';

const A_YEAR = 365;
const IGNORED: IgnoredPlayback[] = ['NONE', 'HIDDEN_AND_MUTED', 'HIDDEN'];

/** What works council and employer have agreed on about people's viewing. */
export function PrivacyPage() {
  const state = useQuery({
    queryKey: PRIVACY,
    queryFn: ({ signal }) => privacy(signal),
    // Servers look for what is to go every few seconds.
    refetchInterval: (query) =>
      query.state.data?.keepDays != null && !query.state.data.droppedAt ? 2_000 : false,
  });
  if (state.isError) {
    return <Failure compact error={state.error} onRetry={() => void state.refetch()} />;
  }
  if (!state.data) {
    return (
      <div className={classes.stack} aria-hidden="true">
        <Skeleton height={380} radius={14} />
        <Skeleton height={160} radius={14} />
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      <Agreement key={state.data.version} state={state.data} />
    </div>
  );
}

function Agreement({ state }: { state: PrivacyState }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [limited, setLimited] = useState(state.keepDays != null);
  const [days, setDays] = useState(state.keepDays ?? A_YEAR);
  const [pseudonyms, setPseudonyms] = useState(state.pseudonyms);
  const [ignoredPlayback, setIgnored] = useState(state.ignoredPlayback);
  const [ofPersons, setOfPersons] = useState(state.viewingOfPersons);
  const [smallest, setSmallest] = useState(state.smallestGroup);
  const [asks, setAsks] = useState(false);
  const keepDays = limited ? days : null;
  const save = useMutation({
    mutationFn: (wish: Wish) => change(wish),
    onSuccess: () => tell(t('admin.privacy.saved')),
    onSettled: () => setAsks(false),
  });
  const wish = {
    version: state.version,
    keepDays,
    pseudonyms,
    ignoredPlayback,
    viewingOfPersons: state.viewingOfPersonsSet ? null : ofPersons,
    smallestGroup: state.smallestGroupSet ? null : smallest,
  };
  const shorter = keepDays != null && (state.keepDays == null || keepDays < state.keepDays);
  const groupValid = Number.isInteger(smallest) && smallest >= 1 && smallest <= state.largestGroup;
  const daysValid = keepDays == null || (days >= state.fewestDays && days <= state.mostDays);
  const valid = groupValid && daysValid;
  const unchanged =
    keepDays === (state.keepDays ?? null) &&
    pseudonyms === state.pseudonyms &&
    ignoredPlayback === state.ignoredPlayback &&
    ofPersons === state.viewingOfPersons &&
    smallest === state.smallestGroup;
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('admin.privacy.title')}</h2>
        <p>{t('admin.privacy.lead')}</p>
      </header>
      <form
        className={own.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (shorter) setAsks(true);
          else save.mutate(wish);
        }}
      >
        <Radio.Group
          label={t('admin.privacy.details')}
          description={t('admin.privacy.detailsText')}
          value={limited ? 'days' : 'ever'}
          onChange={(next) => setLimited(next === 'days')}
        >
          <Stack gap={8} mt={8}>
            <Radio value="ever" label={t('admin.privacy.ever')} />
            <Radio value="days" label={t('admin.privacy.someDays')} />
          </Stack>
        </Radio.Group>
        <NumberInput
          label={t('admin.privacy.days')}
          className={own.days}
          min={state.fewestDays}
          max={state.mostDays}
          allowDecimal={false}
          disabled={!limited}
          value={days}
          error={
            daysValid ? undefined : t('admin.privacy.range', { from: state.fewestDays, to: state.mostDays })
          }
          onChange={(next) => setDays(Number(next))}
        />
        <ul className={own.words}>
          <li>{t('admin.privacy.goes')}</li>
          <li>{t('admin.privacy.stays')}</li>
          <li>{t('admin.privacy.underWay')}</li>
        </ul>
        <Switch
          label={t('admin.privacy.pseudonyms')}
          description={t('admin.privacy.pseudonymsText')}
          checked={pseudonyms}
          onChange={(event) => setPseudonyms(event.currentTarget.checked)}
        />
        <Switch
          label={t('admin.privacy.ofPersons')}
          description={t(state.viewingOfPersonsSet ? 'admin.privacy.set' : 'admin.privacy.ofPersonsText')}
          disabled={state.viewingOfPersonsSet}
          checked={ofPersons}
          onChange={(event) => setOfPersons(event.currentTarget.checked)}
        />
        <NumberInput
          label={t('admin.privacy.smallest')}
          description={t(state.smallestGroupSet ? 'admin.privacy.set' : 'admin.privacy.smallestText')}
          className={own.group}
          min={1}
          max={state.largestGroup}
          allowDecimal={false}
          disabled={state.smallestGroupSet}
          value={smallest}
          error={groupValid ? undefined : t('admin.privacy.groupRange', { to: state.largestGroup })}
          onChange={(next) => setSmallest(Number(next))}
        />
        <Radio.Group
          label={t('admin.privacy.ignored')}
          description={t('admin.privacy.ignoredText')}
          value={ignoredPlayback}
          onChange={setIgnored}
        >
          <Stack gap={8} mt={8}>
            {IGNORED.map((one) => (
              <Radio key={one} value={one} label={t(`admin.privacy.ignoredPlayback.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Trouble text={save.isError ? say(save.error) : null} />
        <div className={own.foot}>
          <Button type="submit" loading={save.isPending} disabled={unchanged || !valid}>
            {t('admin.privacy.save')}
          </Button>
          <Standing state={state} />
        </div>
      </form>
      {asks && keepDays != null && (
        <Confirm
          days={keepDays}
          pending={save.isPending}
          onClose={() => setAsks(false)}
          onConfirm={() => save.mutate(wish)}
        />
      )}
    </section>
  );
}

function Standing({ state }: { state: PrivacyState }) {
  const { t } = useTranslation();
  return (
    <span className={classes.faint} role="status">
      {state.changedBy && state.changedAt && (
        <>
          {state.changedBy} · <TimeAgo at={state.changedAt} />
        </>
      )}
      {state.keepDays != null && (
        <>
          {' · '}
          {state.droppedAt ? (
            <>
              {t('admin.privacy.dropped')} <TimeAgo at={state.droppedAt} />
            </>
          ) : (
            t('admin.privacy.dropping')
          )}
        </>
      )}
    </span>
  );
}

/** Says what goes, and up to which day, before it does: nobody can bring it back. */
function Confirm({
  days,
  pending,
  onClose,
  onConfirm,
}: {
  days: number;
  pending: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const found = useQuery({
    queryKey: [...PRIVACY, 'older', days],
    queryFn: ({ signal }) => older(days, signal),
    staleTime: 0,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('admin.privacy.confirmTitle')}
      closeButtonProps={{ 'aria-label': t('platform.act.close') }}
    >
      <Stack gap="md">
        {found.data ? <Numbers found={found.data} /> : found.isPending && <Skeleton height={96} radius={8} />}
        <Trouble text={found.isError ? say(found.error) : null} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('platform.act.cancel')}
          </Button>
          <Button color="terracotta.6" disabled={!found.data} loading={pending} onClick={onConfirm}>
            {t('admin.privacy.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Numbers({ found }: { found: Older }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <p className={own.plain}>{t('admin.privacy.before', { day: format.day(found.before) })}</p>
      <ul className={own.words}>
        <li>{t('admin.privacy.playbacks', { count: found.playbacks })}</li>
        <li>{t('admin.privacy.coverages', { count: found.coverages })}</li>
        {found.underWay > 0 && <li>{t('admin.privacy.keptParts', { count: found.underWay })}</li>}
      </ul>
      <p className={own.plain}>{t('admin.privacy.forGood')}</p>
    </>
  );
}
