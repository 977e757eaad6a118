import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../platform/format/useFormat.ts';
import { Trouble } from '../../Trouble.tsx';
import { useAdminProblem } from '../../useAdminProblem.ts';
import admin from '../../admin.module.css';
import service from '../../service.module.css';
import { progress, PROGRESS, renew, test, type Progress, type SemanticModel } from './api.ts';
import { betweenOf, shareOf } from './likeness.ts';

/** Asks the model, and shows how far this server is with its texts. */
export function SemanticProof({ known }: { known: SemanticModel }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useAdminProblem();
  const trial = useMutation({ mutationFn: test });
  const again = useMutation({ mutationFn: renew });
  const on = known.address !== '';
  const far = useQuery({
    queryKey: PROGRESS,
    queryFn: ({ signal }) => progress(signal),
    refetchInterval: 3_000,
    enabled: on,
  });
  const told = trial.data;
  const between = told ? betweenOf(told) : null;
  const failed = trial.error ?? again.error;
  return (
    <section className={admin.box} aria-labelledby="semantic-proof">
      <header className={admin.boxHead}>
        <h2 id="semantic-proof">{t('admin.semantic.test')}</h2>
        <p>{t('admin.semantic.testLead')}</p>
      </header>
      <div role="status">
        {told?.answered && (
          <>
            <p className={service.taken}>
              {t('admin.semantic.answered', {
                ms: format.number(Math.round(told.seconds * 1000)),
                dimension: format.number(told.dimension),
              })}
            </p>
            <p>{t('admin.semantic.likeness', { alike: told.alike, unlike: told.unlike })}</p>
            <p className={admin.faint}>
              {between == null ? t('admin.semantic.unfit') : t('admin.semantic.between', { between })}
            </p>
          </>
        )}
      </div>
      <Trouble text={failed ? say(failed) : (told?.trouble ?? null)} />
      {on && far.data && <Far far={far.data} />}
      <div className={service.foot}>
        <Button variant="default" disabled={!on} loading={again.isPending} onClick={() => again.mutate()}>
          {t('admin.semantic.renew')}
        </Button>
        <Button variant="default" disabled={!on} loading={trial.isPending} onClick={() => trial.mutate()}>
          {t('admin.semantic.send')}
        </Button>
      </div>
    </section>
  );
}

function Far({ far }: { far: Progress }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <p className={admin.faint}>
        {far.waiting > 0
          ? t('admin.semantic.embedding', {
              done: format.number(far.passages - far.waiting),
              all: format.number(far.passages),
            })
          : t('admin.semantic.embedded', { all: format.number(far.passages) })}
        {far.refused > 0 && ` ${t('admin.semantic.refused', { count: far.refused })}`}
      </p>
      {far.waiting > 0 && (
        <div className={admin.meter}>
          <span style={{ inlineSize: `${shareOf(far) * 100}%` }} />
        </div>
      )}
      <Trouble text={far.trouble ?? null} />
      {far.questionTrouble != null && (
        <p className={admin.faint}>{t('admin.semantic.late', { why: far.questionTrouble })}</p>
      )}
    </>
  );
}
