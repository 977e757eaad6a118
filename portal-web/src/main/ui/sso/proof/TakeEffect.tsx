import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../admin/Trouble.tsx';
import { Confirm } from '../../platform/kit/Confirm.tsx';
import { useProblemText } from '../../platform/kit/States.tsx';
import { TimeAgo } from '../../platform/kit/TimeAgo.tsx';
import { useActivate, useSwitch } from '../api.ts';
import type { Provider } from '../types.ts';
import page from '../ProviderPage.module.css';
import classes from './proof.module.css';

/** Whether people sign in with these settings, and the step that makes it so. */
export function TakeEffect({ provider, dirty }: { provider: Provider; dirty: boolean }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [asking, setAsking] = useState<'override' | 'off' | null>(null);
  const activate = useActivate(provider.id);
  const turn = useSwitch(provider.id);
  const { state, provedAt } = provider;
  const waits = state === 'DRAFT' || state === 'CHANGED';
  const trouble = activate.error ?? turn.error;
  return (
    <section className={page.card} aria-labelledby="sso-effect" data-state={state}>
      <h3 id="sso-effect">{t('sso.effectOn.title')}</h3>
      <p className={page.lead}>{t(`sso.effectOn.${state}`)}</p>
      {waits && (
        <p className={classes.proved} data-proved={provedAt ? true : undefined}>
          {provedAt ? (
            <IconCircleCheck size={20} stroke={1.75} aria-hidden="true" />
          ) : (
            <IconCircleDashed size={20} stroke={1.75} aria-hidden="true" />
          )}
          <span>
            {provedAt ? t('sso.effectOn.proved') : t('sso.effectOn.notProved')}{' '}
            {provedAt && <TimeAgo at={provedAt} />}
          </span>
        </p>
      )}
      <div className={page.actions}>
        {waits && (
          <Button
            disabled={!provedAt || dirty}
            loading={activate.isPending}
            onClick={() => activate.mutate(false)}
          >
            {t('sso.effectOn.activate')}
          </Button>
        )}
        {waits && !provedAt && (
          <Button variant="subtle" color="gray" disabled={dirty} onClick={() => setAsking('override')}>
            {t('sso.effectOn.override')}
          </Button>
        )}
        {(state === 'ACTIVE' || state === 'CHANGED') && (
          <Button variant="default" loading={turn.isPending} onClick={() => setAsking('off')}>
            {t('sso.effectOn.switchOff')}
          </Button>
        )}
        {state === 'OFF' && (
          <Button loading={turn.isPending} onClick={() => turn.mutate(true)}>
            {t('sso.effectOn.switchOn')}
          </Button>
        )}
      </div>
      {waits && dirty && <p className={page.hint}>{t('sso.effectOn.saveFirst')}</p>}
      <Trouble text={trouble ? say(trouble) : null} />
      <Confirm
        opened={asking === 'override'}
        onClose={() => setAsking(null)}
        onConfirm={() => {
          setAsking(null);
          activate.mutate(true);
        }}
        title={t('sso.effectOn.overrideTitle')}
        action={t('sso.effectOn.overrideAction')}
      >
        {t('sso.effectOn.overrideText')}
      </Confirm>
      <Confirm
        opened={asking === 'off'}
        onClose={() => setAsking(null)}
        onConfirm={() => {
          setAsking(null);
          turn.mutate(false);
        }}
        title={t('sso.effectOn.offTitle')}
        action={t('sso.effectOn.switchOff')}
      >
        {t('sso.effectOn.offText')}
      </Confirm>
    </section>
  );
}
