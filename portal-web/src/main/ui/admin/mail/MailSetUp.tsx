import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveGuard } from '../../platform/kit/LeaveGuard.tsx';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import { tell } from '../../platform/kit/toast.ts';
import { OptionalSecret } from '../OptionalSecret.tsx';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import admin from '../admin.module.css';
import { change, type Mail, type Security, type Wish } from './api.ts';
import classes from '../service.module.css';

const SECURITIES: readonly Security[] = ['STARTTLS', 'TLS', 'NONE'];
const LAST_PORT = 65_535;

function wishOf(known: Mail): Wish {
  const { version, host, port, security, username, senderAddress, senderName, portal } = known;
  return { version, host, port, security, username, senderAddress, senderName, portal, password: null };
}

export function MailSetUp({ known }: { known: Mail }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [wish, setWish] = useState<Wish>(() => {
    const begun = wishOf(known);
    return { ...begun, portal: begun.portal || window.location.origin };
  });
  const put = (part: Partial<Wish>) => setWish((now) => ({ ...now, ...part }));
  const save = useMutation({ mutationFn: change, onSuccess: () => tell(t('admin.mail.saved')) });
  const { host, port, security, username, password, senderAddress, senderName } = wish;
  const dirty = JSON.stringify({ ...wish, portal: '' }) !== JSON.stringify({ ...wishOf(known), portal: '' });
  const on = host.trim() !== '';
  return (
    <form
      className={admin.box}
      aria-labelledby="mail-set-up"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wish);
      }}
    >
      <LeaveGuard dirty={dirty} />
      <header className={admin.boxHead}>
        <h2 id="mail-set-up">{t('admin.mail.title')}</h2>
        <p>{t('admin.mail.lead')}</p>
      </header>
      <div className={classes.fields}>
        <TextInput
          label={t('admin.mail.host')}
          placeholder="smtp.example.com"
          value={host}
          onChange={(event) => put({ host: event.currentTarget.value })}
        />
        <NumberInput
          label={t('admin.mail.port')}
          min={1}
          max={LAST_PORT}
          allowDecimal={false}
          hideControls
          value={port}
          onChange={(value) => put({ port: Number(value) })}
        />
        <NativeSelect
          label={t('admin.mail.security')}
          description={security === 'NONE' ? t('admin.mail.noneText') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={SECURITIES.map((one) => ({ value: one, label: t(`admin.mail.securities.${one}`) }))}
          value={security}
          onChange={(event) => {
            const next = event.currentTarget.value;
            put({ security: SECURITIES.find((one) => one === next) ?? security });
          }}
        />
        <TextInput
          label={t('admin.mail.username')}
          description={t('admin.mail.usernameText')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          value={username}
          onChange={(event) => put({ username: event.currentTarget.value })}
        />
        <OptionalSecret
          set={known.passwordSet}
          value={password}
          onChange={(password) => put({ password })}
          label={t('admin.mail.password')}
          setText={t('admin.mail.passwordSet')}
          forgetText={t('admin.mail.forget')}
        />
        <TextInput
          type="email"
          label={t('admin.mail.sender')}
          placeholder="video@example.com"
          required={on}
          value={senderAddress}
          onChange={(event) => put({ senderAddress: event.currentTarget.value })}
        />
        <TextInput
          label={t('admin.mail.senderName')}
          value={senderName}
          onChange={(event) => put({ senderName: event.currentTarget.value })}
        />
        <TextInput
          type="url"
          label={t('admin.mail.portal')}
          placeholder="https://video.example.com"
          required={on}
          value={wish.portal}
          onChange={(event) => put({ portal: event.currentTarget.value })}
        />
      </div>
      <Trouble text={save.error ? say(save.error) : null} />
      <div className={classes.foot}>
        {known.changedBy != null && known.changedAt != null && (
          <span className={admin.faint}>
            {known.changedBy} · <TimeAgo at={known.changedAt} />
          </span>
        )}
        <Button type="submit" loading={save.isPending} disabled={!dirty && wish.portal === known.portal}>
          {t('admin.mail.save')}
        </Button>
      </div>
    </form>
  );
}
