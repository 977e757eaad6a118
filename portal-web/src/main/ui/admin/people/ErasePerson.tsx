import { Button, Group, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../platform/api/client.ts';
import type { Page } from '../../platform/api/types.ts';
import { useFormat } from '../../platform/format/useFormat.ts';
import { tell } from '../../platform/kit/toast.ts';
import { useAdminProblem } from '../useAdminProblem.ts';
import { Trouble } from '../Trouble.tsx';
import type { AdminPerson } from '../types.ts';
import { forgetPeople } from './api.ts';
import classes from './People.module.css';
import own from './Erase.module.css';

/** Of rows that go along with others, or stay as they are, nothing is counted. */
const FATES = ['REMOVED', 'HANDED_OVER', 'REPLACED'] as const;
const PAUSE_MS = 180;

interface Outlook {
  name: string;
  username: string;
  enabled: boolean;
  heirNeeded: boolean;
  concerned: {
    name: string;
    fate: 'REMOVED' | 'REPLACED' | 'HANDED_OVER' | 'GOES_ALONG' | 'KEPT';
    count: number;
  }[];
}

interface Props {
  person: AdminPerson;
  onErased: () => void;
}

/** For somebody who has left. What goes is said in numbers before it does, since nobody can bring it back. */
export function ErasePerson({ person, onErased }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={t('admin.erase.title')}>
      <h2 className={classes.section}>{t('admin.erase.title')}</h2>
      <p className={classes.none}>{t(person.enabled ? 'admin.erase.enabled' : 'admin.erase.lead')}</p>
      {open ? (
        <Plan person={person} onClose={() => setOpen(false)} onErased={onErased} />
      ) : (
        <Group justify="flex-end">
          <Button variant="subtle" color="terracotta" disabled={person.enabled} onClick={() => setOpen(true)}>
            {t('admin.erase.look')}
          </Button>
        </Group>
      )}
    </section>
  );
}

function Plan({ person, onClose, onErased }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [heir, setHeir] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const outlook = useQuery({
    queryKey: ['admin', 'people', 'erasure', person.id],
    queryFn: ({ signal }) => api<Outlook>(`/admin/people/${person.id}/erasure`, { signal }),
    staleTime: 0,
  });
  const erase = useMutation({
    mutationFn: () =>
      api<{ number: number }>(`/admin/people/${person.id}/erasure`, { method: 'POST', body: { heir } }),
    onSuccess: async (done) => {
      tell(t('admin.erase.done', { number: done.number }));
      onErased();
      await forgetPeople();
    },
  });
  const plan = outlook.data;
  const error = outlook.error ?? erase.error;
  const ready = plan && typed.trim() === plan.username && (!plan.heirNeeded || heir !== null);
  return (
    <form
      className={own.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) erase.mutate();
      }}
    >
      <Stack gap="md">
        {plan ? <Concerned plan={plan} /> : outlook.isPending && <Skeleton height={180} radius={8} />}
        {plan?.heirNeeded && <HeirSelect value={heir} onChange={setHeir} />}
        {plan && (
          <TextInput
            label={t('admin.erase.type', { username: plan.username })}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <Trouble text={error ? say(error) : null} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('platform.act.cancel')}
          </Button>
          <Button type="submit" color="terracotta.6" disabled={!ready} loading={erase.isPending}>
            {t('admin.erase.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Concerned({ plan }: { plan: Outlook }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const word = (name: string) => {
    const key = `admin.erase.kind.${name}`;
    return i18n.exists(key) ? t(key as 'admin.erase.kind.playbacks') : name;
  };
  return (
    <>
      {FATES.map((fate) => {
        const some = plan.concerned.filter((one) => one.fate === fate);
        return some.length === 0 ? null : (
          <div key={fate} className={own.fate} data-fate={fate}>
            <h3>{t(`admin.erase.fate.${fate}`)}</h3>
            <dl>
              {some.map((one) => (
                <div key={one.name}>
                  <dt>{word(one.name)}</dt>
                  <dd>{format.number(one.count)}</dd>
                </div>
              ))}
            </dl>
          </div>
        );
      })}
    </>
  );
}

function HeirSelect({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), PAUSE_MS);
  const authors = useQuery({
    queryKey: ['admin', 'people', 'heirs', asked],
    queryFn: ({ signal }) =>
      api<Page<AdminPerson>>('/admin/people', {
        query: { q: asked, role: 'AUTHOR', state: 'ENABLED', limit: 12 },
        signal,
      }),
    placeholderData: (before) => before,
  });
  return (
    <Select
      label={t('admin.erase.heir')}
      description={t('admin.erase.heirText')}
      required
      searchable
      nothingFoundMessage={authors.isSuccess ? t('admin.erase.nobody') : undefined}
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options }) => options}
      data={(authors.data?.items ?? []).map((one) => ({
        value: one.id,
        label: `${one.name} (${one.username})`,
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
