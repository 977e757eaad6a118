import { Button, Progress, Skeleton, Tabs } from '@mantine/core';
import { IconCertificate, IconDownload, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { watchPath } from '../catalog/paths.ts';
import { Poster } from '../catalog/Poster.tsx';
import { API } from '../platform/api/client.ts';
import { usePages } from '../platform/api/query.ts';
import { useFormat } from '../platform/format/useFormat.ts';
import chip from '../platform/kit/chip.module.css';
import { MoreButton } from '../platform/kit/MoreButton.tsx';
import { PageHeader } from '../platform/kit/PageHeader.tsx';
import { Empty, Failure } from '../platform/kit/States.tsx';
import type { Completion, HistoryEntry } from '../platform/api/types.ts';
import classes from './LearningPage.module.css';

export function LearningPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') === 'completed' ? 'completed' : 'history';
  return (
    <>
      <PageHeader
        title={t('learning.title')}
        lead={t('learning.lead')}
        actions={
          <Button
            component="a"
            href={`${API}/me/data`}
            download
            variant="default"
            leftSection={<IconDownload size={18} stroke={1.75} />}
            title={t('learning.dataHint')}
          >
            {t('learning.data')}
          </Button>
        }
      />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => setParams(next === 'completed' ? { tab: next } : {}, { replace: true })}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="history" leftSection={<IconHistory size={18} stroke={1.75} />}>
            {t('learning.tabs.history')}
          </Tabs.Tab>
          <Tabs.Tab value="completed" leftSection={<IconCertificate size={18} stroke={1.75} />}>
            {t('learning.tabs.completed')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="history">
          <History />
        </Tabs.Panel>
        <Tabs.Panel value="completed">
          <Completed />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Lines() {
  return (
    <div className={classes.list} aria-hidden="true">
      {Array.from({ length: 5 }, (_, index) => (
        <Skeleton key={index} height={98} radius={12} />
      ))}
    </div>
  );
}

function FindSomething() {
  const { t } = useTranslation();
  return (
    <Button component={Link} to="/">
      {t('learning.home')}
    </Button>
  );
}

function History() {
  const { t } = useTranslation();
  const pages = usePages<HistoryEntry>(['history', 'all'], '/me/history');
  if (pages.isError) return <Failure error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items) return <Lines />;
  if (pages.items.length === 0) {
    return (
      <Empty
        icon={<IconHistory size={28} stroke={1.75} />}
        title={t('learning.none')}
        action={<FindSomething />}
      >
        {t('learning.noneText')}
      </Empty>
    );
  }
  const groups = [
    ['continue', pages.items.filter((entry) => !entry.completed)],
    ['earlier', pages.items.filter((entry) => entry.completed)],
  ] as const;
  return (
    <>
      {groups.map(([name, entries]) =>
        entries.length === 0 ? null : (
          <section key={name} className={classes.group}>
            <h2>{t(`learning.${name}`)}</h2>
            <ul className={classes.list}>
              {entries.map((entry) => (
                <li key={entry.media.id}>
                  <Entry entry={entry} />
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      <MoreButton pages={pages} />
    </>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { media } = entry;
  const share = format.percent(entry.coveredShare);
  return (
    <Link to={watchPath(media.id, media.title)} className={classes.entry}>
      <span className={classes.poster}>
        <Poster
          url={media.posterUrl}
          kind={media.kind}
          durationSeconds={media.durationSeconds}
          progress={media.durationSeconds ? entry.positionSeconds / media.durationSeconds : 0}
        />
      </span>
      <span className={classes.words}>
        <span className={classes.title} dir="auto">
          {media.title}
        </span>
        <span className={classes.meta}>
          {[media.channel?.name, t('learning.last', { ago: format.ago(entry.lastWatchedAt) })]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className={classes.share}>
          <Progress
            value={entry.coveredShare * 100}
            color={entry.completed ? 'good' : 'lapis'}
            size={6}
            radius="xl"
            aria-label={t('learning.watched', { share })}
          />
          <span>{t('learning.watched', { share })}</span>
        </span>
      </span>
    </Link>
  );
}

function Completed() {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = usePages<Completion>(['completions'], '/me/completions');
  if (pages.isError) return <Failure error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items) return <Lines />;
  if (pages.items.length === 0) {
    return (
      <Empty
        icon={<IconCertificate size={28} stroke={1.75} />}
        title={t('learning.noCompleted')}
        action={<FindSomething />}
      >
        {t('learning.noCompletedText')}
      </Empty>
    );
  }
  return (
    <>
      <ul className={classes.list}>
        {pages.items.map((one) => (
          <li key={`${one.mediaId}${one.completedAt}${one.rule}${one.requiredShare}`}>
            <Link
              to={watchPath(one.mediaId, one.title)}
              className={classes.proof}
              data-lapsed={one.voided !== null || one.outdatedSince !== null || undefined}
            >
              <span className={classes.seal} aria-hidden="true">
                <IconCertificate size={24} stroke={1.6} />
              </span>
              <span className={classes.words}>
                <span className={classes.title} dir="auto">
                  {one.title}
                </span>
                <span className={classes.meta}>
                  {t('learning.completedOn', { date: format.day(one.completedAt) })} ·{' '}
                  {t('learning.watched', { share: format.percent(one.coveredShare) })}
                  {one.rule === 'ASSIGNMENT' &&
                    ` · ${t('learning.forAssignment', { share: format.percent(one.requiredShare) })}`}
                </span>
                <Lapsed one={one} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <MoreButton pages={pages} />
    </>
  );
}

/** Why it proves nothing any more, where it does not. */
function Lapsed({ one }: { one: Completion }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { voided, outdatedSince } = one;
  if (voided) {
    const told = t('learning.void.text', { ...voided, at: format.day(voided.at) });
    return <Note label={t('learning.void.chip')} text={told} />;
  }
  if (!outdatedSince) return null;
  const told = t('learning.outdated.text', { day: format.day(outdatedSince) });
  return <Note label={t('learning.outdated.chip')} text={told} />;
}

function Note({ label, text }: { label: string; text: string }) {
  return (
    <span className={classes.note}>
      <span className={chip.chip} data-tone="alert">
        {label}
      </span>
      {text}
    </span>
  );
}
