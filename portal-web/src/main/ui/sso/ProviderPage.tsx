import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { LeaveGuard } from '../platform/kit/LeaveGuard.tsx';
import { Failure } from '../platform/kit/States.tsx';
import { usePageTitle } from '../platform/kit/usePageTitle.ts';
import { useProvider } from './api.ts';
import { claimNames } from './claims.ts';
import { DeleteProvider } from './DeleteProvider.tsx';
import { Addresses } from './form/Addresses.tsx';
import { Connection } from './form/Connection.tsx';
import { PeopleMapping } from './form/PeopleMapping.tsx';
import { RulesEditor } from './form/RulesEditor.tsx';
import { SaveBar } from './form/SaveBar.tsx';
import { ProviderChip } from './ProviderChip.tsx';
import { DryRunCard } from './proof/DryRunCard.tsx';
import { TakeEffect } from './proof/TakeEffect.tsx';
import { TestCard } from './proof/TestCard.tsx';
import type { Claim, Provider, Rule } from './types.ts';
import { useSettingsForm } from './useSettingsForm.ts';
import classes from './ProviderPage.module.css';

/** One identity provider: the settings on the left, and on the right what proves that they work. */
export function ProviderPage() {
  const { id = '' } = useParams();
  const provider = useProvider(id);
  if (provider.isError) return <Failure error={provider.error} onRetry={() => void provider.refetch()} />;
  if (!provider.data) return <Skeleton height={640} radius={14} />;
  return <SetUp key={id} provider={provider.data} />;
}

function SetUp({ provider }: { provider: Provider }) {
  const { t } = useTranslation();
  const form = useSettingsForm(provider);
  const [claims, setClaims] = useState<Claim[]>([]);
  const [deleted, setDeleted] = useState(false);
  const rules = useRef<HTMLDivElement>(null);
  usePageTitle(`${provider.settings.name} · ${t('sso.title')}`);

  function addRule(rule: Rule) {
    form.addRule(rule);
    // The new rule is there after the next drawing; one goes on with what it should give.
    requestAnimationFrame(() => {
      const last = rules.current?.querySelector<HTMLElement>('li:last-of-type');
      last?.scrollIntoView({ block: 'center' });
      last?.querySelector('input')?.focus({ preventScroll: true });
    });
  }

  return (
    <>
      <LeaveGuard dirty={form.dirty && !deleted} />
      <header className={classes.head}>
        <Button
          component={Link}
          to="/admin/sso"
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} stroke={1.9} aria-hidden="true" />}
        >
          {t('sso.title')}
        </Button>
        <div className={classes.name}>
          <h2>{provider.settings.name}</h2>
          <ProviderChip state={provider.state} />
        </div>
      </header>
      <div className={classes.page}>
        <form
          className={classes.form}
          aria-label={t('sso.form')}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void form.save();
          }}
        >
          <Addresses provider={provider} />
          <Connection provider={provider} form={form} />
          <PeopleMapping form={form} claims={claimNames(claims)} />
          <div ref={rules}>
            <RulesEditor form={form} claims={claimNames(claims)} />
          </div>
          <SaveBar form={form} inUse={provider.state === 'ACTIVE'} />
        </form>
        <div className={classes.proof}>
          <TakeEffect provider={provider} dirty={form.dirty} />
          <TestCard provider={provider} form={form} />
          <DryRunCard provider={provider} form={form} onClaims={setClaims} onRule={addRule} />
        </div>
      </div>
      <DeleteProvider provider={provider} onDeleted={() => setDeleted(true)} />
    </>
  );
}
