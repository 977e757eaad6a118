import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconDeviceDesktop, IconDeviceMobile, IconTerminal2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { useAdminProblem } from '../useAdminProblem.ts';
import { Trouble } from '../Trouble.tsx';
import { clientOf } from './client.ts';
import { useClientName } from './useClientName.ts';
import type { AdminPerson, PersonSession } from '../types.ts';
import cards from '../../platform/kit/cards.module.css';
import classes from './People.module.css';

const HANDHELD = new Set(['iPhone', 'iPad', 'Android']);

export function PersonSessions({ person }: { person: AdminPerson }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const key = ['admin', 'sessions', person.id];
  const sessions = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) =>
      (await api<{ items: PersonSession[] }>(`/admin/people/${person.id}/sessions`, { signal })).items,
    staleTime: 0,
  });
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: key });
  const end = useMutation({
    mutationFn: (id: string) => api<void>(`/admin/people/${person.id}/sessions/${id}`, { method: 'DELETE' }),
    onSuccess,
  });
  const endAll = useMutation({
    mutationFn: () => api<void>(`/admin/people/${person.id}/sessions`, { method: 'DELETE' }),
    onSuccess,
  });
  const error = sessions.error ?? end.error ?? endAll.error;
  const others = (sessions.data ?? []).filter((session) => !session.current);
  return (
    <section aria-label={t('admin.sessions.title')}>
      <div className={classes.sectionHead}>
        <h2 className={classes.section}>{t('admin.sessions.title')}</h2>
        {others.length > 1 && (
          <Button
            variant="subtle"
            color="terracotta"
            size="compact-sm"
            loading={endAll.isPending}
            onClick={() => endAll.mutate()}
          >
            {t('admin.sessions.endAll', { count: others.length })}
          </Button>
        )}
      </div>
      {sessions.isPending && <Skeleton height={56} />}
      {sessions.data?.length === 0 && <p className={classes.none}>{t('admin.sessions.none')}</p>}
      <ul className={classes.sessions}>
        {(sessions.data ?? []).map((session) => (
          <Session
            key={session.id}
            session={session}
            ending={end.isPending && end.variables === session.id}
            onEnd={() => end.mutate(session.id)}
          />
        ))}
      </ul>
      <Trouble text={error ? say(error) : null} />
    </section>
  );
}

interface SessionProps {
  session: PersonSession;
  ending: boolean;
  onEnd: () => void;
}

function Session({ session, ending, onEnd }: SessionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { browser, system } = clientOf(session.client);
  const name = useClientName()(session.client);
  const Icon =
    session.method === 'BEARER' || !browser
      ? IconTerminal2
      : HANDHELD.has(system ?? '')
        ? IconDeviceMobile
        : IconDeviceDesktop;
  const method =
    session.method === 'PROVIDER' && session.provider != null
      ? t('admin.sessions.through', { provider: session.provider })
      : t(`admin.sessions.method.${session.method}`);
  const words = [
    method,
    t('admin.sessions.lastUsed', { ago: format.ago(session.lastSeenAt) }),
    ...(session.address == null ? [] : [session.address]),
  ];
  return (
    <li className={classes.session}>
      <Icon size={22} stroke={1.6} aria-hidden="true" />
      <span className={classes.sessionWords}>
        <strong>{name}</strong>
        <span
          className={cards.small}
          title={t('admin.sessions.since', { at: format.exact(session.createdAt) })}
        >
          {words.join(' · ')}
        </span>
      </span>
      {session.current ? (
        <span className={cards.small}>{t('admin.sessions.current')}</span>
      ) : (
        <Button
          variant="default"
          size="compact-md"
          loading={ending}
          aria-label={t('admin.sessions.endOne', { name })}
          onClick={onEnd}
        >
          {t('admin.sessions.end')}
        </Button>
      )}
    </li>
  );
}
