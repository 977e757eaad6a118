import { Button, NumberInput, PasswordInput, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';
import { LeaveGuard } from '../../platform/kit/LeaveGuard.tsx';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import admin from '../admin.module.css';
import { change, DELIVERY, type Delivery, type Hash, type SchemeName, type Wish } from './api.ts';
import { PurgeFields } from './PurgeFields.tsx';
import classes from './Delivery.module.css';

const HASHES: readonly Hash[] = ['SHA256', 'SHA1'];

function wishOf(known: Delivery): Wish {
  const {
    version,
    base,
    scheme,
    placement,
    hash,
    keyId,
    leastLifeSeconds,
    longestLifeSeconds,
    cookieDomain,
    purge,
  } = known;
  return {
    version,
    base,
    scheme,
    placement,
    hash,
    keyId,
    leastLifeSeconds,
    longestLifeSeconds,
    cookieDomain,
    key: null,
    originSecret: null,
    purge: {
      scheme: purge.scheme,
      address: purge.address,
      target: purge.target,
      user: purge.user,
      secret: null,
    },
  };
}

export function SetUp({ known }: { known: Delivery }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [wish, setWish] = useState<Wish>(() => wishOf(known));
  const save = useMutation({ mutationFn: change });
  const put = (part: Partial<Wish>) => setWish((now) => ({ ...now, ...part }));
  const scheme = known.schemes.find((one) => one.name === wish.scheme);
  const dirty = JSON.stringify(wish) !== JSON.stringify(wishOf(known));
  const secret = (set: boolean) => (set ? t('admin.delivery.secretSet') : undefined);

  function choose(name: SchemeName) {
    const first = known.schemes.find((one) => one.name === name)?.placements[0];
    put({ scheme: name, placement: first ?? wish.placement, hash: 'SHA256' });
  }

  return (
    <form
      className={admin.box}
      aria-labelledby="delivery-set-up"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wish);
      }}
    >
      <LeaveGuard dirty={dirty} />
      <header className={admin.boxHead}>
        <h2 id="delivery-set-up">{t('admin.delivery.setUp')}</h2>
        <p>{t('admin.delivery.setUpLead')}</p>
      </header>
      <div className={classes.fields}>
        <TextInput
          className={classes.wide}
          type="url"
          label={t('admin.delivery.base')}
          placeholder="https://cdn.example.com"
          value={wish.base}
          onChange={(event) => put({ base: event.currentTarget.value })}
          required
        />
        <Select
          label={t('admin.delivery.scheme')}
          allowDeselect={false}
          value={wish.scheme}
          onChange={(name) => name && choose(name)}
          data={known.schemes.map(({ name }) => ({
            value: name,
            label: t(`admin.delivery.schemes.${name}`),
          }))}
        />
        <Select
          label={t('admin.delivery.placement')}
          description={t(`admin.delivery.placementOf.${wish.placement}`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          value={wish.placement}
          onChange={(to) => to && put({ placement: to })}
          data={(scheme?.placements ?? []).map((one) => ({
            value: one,
            label: t(`admin.delivery.placements.${one}`),
          }))}
        />
        {scheme?.named && (
          <TextInput
            label={t(wish.scheme === 'AKAMAI' ? 'admin.delivery.tokenName' : 'admin.delivery.keyId')}
            value={wish.keyId}
            onChange={(event) => put({ keyId: event.currentTarget.value })}
            required
          />
        )}
        {scheme?.choosesHash && (
          <Select
            label={t('admin.delivery.hash')}
            allowDeselect={false}
            value={wish.hash}
            onChange={(to) => to && put({ hash: to })}
            data={HASHES.map((one) => ({ value: one, label: one === 'SHA1' ? 'SHA-1' : 'SHA-256' }))}
          />
        )}
        {wish.placement === 'COOKIE' && (
          <TextInput
            label={t('admin.delivery.cookieDomain')}
            placeholder="example.com"
            value={wish.cookieDomain}
            onChange={(event) => put({ cookieDomain: event.currentTarget.value })}
            required
          />
        )}
        <Textarea
          className={classes.wide}
          label={t('admin.delivery.key')}
          description={t(`admin.delivery.keyOf.${wish.scheme}`)}
          placeholder={secret(known.keySet)}
          value={wish.key ?? ''}
          onChange={(event) => put({ key: event.currentTarget.value || null })}
          autosize
          minRows={2}
          maxRows={6}
          spellCheck={false}
          autoComplete="off"
          required={!known.keySet}
        />
        <PasswordInput
          className={classes.wide}
          label={t('admin.delivery.originSecret')}
          description={t('admin.delivery.originSecretLead')}
          placeholder={secret(known.originSecretSet)}
          value={wish.originSecret ?? ''}
          onChange={(event) => put({ originSecret: event.currentTarget.value || null })}
          autoComplete="new-password"
          minLength={32}
          required={!known.originSecretSet}
        />
        <NumberInput
          label={t('admin.delivery.least')}
          value={wish.leastLifeSeconds}
          onChange={(to) => put({ leastLifeSeconds: Number(to) })}
          min={20}
          allowDecimal={false}
          required
        />
        <NumberInput
          label={t('admin.delivery.longest')}
          value={wish.longestLifeSeconds}
          onChange={(to) => put({ longestLifeSeconds: Number(to) })}
          min={20}
          max={172_800}
          allowDecimal={false}
          required
        />
        <PurgeFields
          schemes={known.purgeSchemes}
          secretSet={
            known.purge.secretSet &&
            known.purge.scheme === wish.purge.scheme &&
            known.purge.address === wish.purge.address
          }
          wish={wish.purge}
          onChange={(purge) => put({ purge })}
        />
      </div>
      <Trouble text={save.isError ? words(save.error, say(save.error)) : null} />
      <div className={classes.foot}>
        {save.isError && (
          <Button
            variant="default"
            onClick={() => void queryClient.invalidateQueries({ queryKey: DELIVERY })}
          >
            {t('admin.transcoding.reload')}
          </Button>
        )}
        {dirty && (
          <Button variant="default" onClick={() => setWish(wishOf(known))}>
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

/** What is wrong with a key or an address is known to the server alone. */
function words(error: unknown, usual: string): string {
  return error instanceof ProblemError && error.code === 'invalid-request'
    ? `${usual} ${error.message}`
    : usual;
}
