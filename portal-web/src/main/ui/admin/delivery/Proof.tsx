import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import admin from '../admin.module.css';
import { choose, test, type Delivery, type Reply } from './api.ts';
import classes from './Delivery.module.css';

/** What the CDN answers to a right, a forged and an expired signature; and which edge delivers. */
export function Proof({ known }: { known: Delivery }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const trial = useMutation({ mutationFn: test });
  const edge = useMutation({ mutationFn: (inUse: boolean) => choose(known.version, inUse) });
  const error = trial.error ?? edge.error;
  const { atMostSeconds, placement, purges } = known.withdrawal;
  return (
    <section className={admin.box} aria-labelledby="delivery-proof">
      <header className={admin.boxHead}>
        <h2 id="delivery-proof">{t('admin.delivery.proof')}</h2>
        <p>{t(`admin.delivery.${delivers(known)}`)}</p>
      </header>
      <p>
        {placement === 'START'
          ? t('admin.delivery.withdrawnStart')
          : t('admin.delivery.withdrawn', { count: Math.ceil(atMostSeconds / 60) })}
      </p>
      {placement === 'QUERY' && <p>{t('admin.delivery.withdrawnQuery')}</p>}
      {purges && <p>{t('admin.delivery.withdrawnPurge')}</p>}
      {known.purge.failing > 0 && (
        <p className={classes.failing}>{t('admin.delivery.purge.failing', { count: known.purge.failing })}</p>
      )}
      <div role="status">
        {trial.data && (
          <>
            <p className={admin.faint}>{t('admin.delivery.asked', { title: trial.data.title })}</p>
            <ul className={classes.replies}>
              {trial.data.replies.map((reply) => (
                <Line key={reply.question} reply={reply} />
              ))}
            </ul>
          </>
        )}
      </div>
      <Trouble text={error ? say(error) : null} />
      <div className={classes.foot}>
        <Button
          variant="default"
          loading={trial.isPending}
          disabled={!known.keySet}
          onClick={() => {
            edge.reset();
            trial.mutate();
          }}
        >
          {t('admin.delivery.test')}
        </Button>
        {known.inUse && (
          <Button variant="default" loading={edge.isPending} onClick={() => edge.mutate(false)}>
            {t('admin.delivery.useOurs')}
          </Button>
        )}
        <Button
          loading={edge.isPending}
          disabled={!known.proven || known.usesSet}
          onClick={() => edge.mutate(true)}
        >
          {t('admin.delivery.useCdn')}
        </Button>
      </div>
    </section>
  );
}

function delivers({ inUse, usesSet }: Delivery) {
  if (!inUse) return 'weDeliver';
  return usesSet ? 'cdnDelivers' : 'cdnDeliversAsBefore';
}

function Line({ reply }: { reply: Reply }) {
  const { t } = useTranslation();
  const right = reply.outcome === 'RIGHT';
  const Icon = right ? IconCircleCheck : IconCircleX;
  return (
    <li data-wrong={!right || undefined}>
      <Icon size={22} stroke={1.75} aria-hidden="true" />
      <div>
        <strong>{t(`admin.delivery.question.${reply.question}`)}</strong>
        <span>
          {right
            ? t(`admin.delivery.right.${reply.question}`, { status: reply.status })
            : t(`admin.delivery.outcome.${reply.outcome}`, { status: reply.status, why: reply.why })}
        </span>
      </div>
    </li>
  );
}
