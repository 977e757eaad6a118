import { Anchor, Button, Loader } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../admin/Trouble.tsx';
import { useProblemText } from '../../platform/kit/States.tsx';
import type { Claim, Provider, Rule } from '../types.ts';
import type { SettingsForm } from '../useSettingsForm.ts';
import { ClaimsTable } from './ClaimsTable.tsx';
import { OutcomeView } from './OutcomeView.tsx';
import { DRY_RUN_STEPS, StepList } from './StepList.tsx';
import { useTrial } from './useTrial.ts';
import page from '../ProviderPage.module.css';
import classes from './proof.module.css';

interface Props {
  provider: Provider;
  form: SettingsForm;
  onClaims: (claims: Claim[]) => void;
  onRule: (rule: Rule) => void;
}

/** A whole sign-in that changes nothing: what came, what the rules made of it, and whether the door would open. */
export function DryRunCard({ provider, form, onClaims, onRule }: Props) {
  const { t } = useTranslation();
  const say = useProblemText();
  const trial = useTrial(provider.id, form.save);
  const { run } = trial;
  const claims = run?.claims;
  useEffect(() => {
    if (claims && claims.length > 0) onClaims(claims);
  }, [claims, onClaims]);
  return (
    <section className={page.card} aria-labelledby="sso-dry-run">
      <div className={page.cardHead}>
        <h3 id="sso-dry-run">{t('sso.dryRun.title')}</h3>
        {!trial.waiting && (
          <Button
            variant="default"
            leftSection={<IconUserCheck size={18} stroke={1.75} />}
            loading={trial.starting}
            onClick={trial.begin}
          >
            {form.dirty ? t('sso.dryRun.saveAndRun') : run ? t('sso.dryRun.again') : t('sso.dryRun.run')}
          </Button>
        )}
      </div>
      <p className={page.lead}>{t('sso.dryRun.lead')}</p>
      {trial.waiting && trial.trial && (
        <div className={classes.waiting}>
          <Loader size={18} aria-hidden="true" />
          <div>
            <p role="status">{t('sso.dryRun.waiting')}</p>
            <Anchor size="sm" href={trial.trial.signInUrl} target="_blank" rel="noopener" underline="always">
              {t('sso.dryRun.noWindow')}
            </Anchor>
          </div>
          <Button variant="default" size="compact-sm" onClick={trial.cancel}>
            {t('platform.act.cancel')}
          </Button>
        </div>
      )}
      {trial.tired && <Trouble text={t('sso.dryRun.tired')} />}
      <Trouble text={trial.error ? say(trial.error) : null} />
      {run?.outcome && <OutcomeView outcome={run.outcome} />}
      {run?.state === 'FAILED' && <Trouble text={t('sso.dryRun.failed')} />}
      {run && run.state !== 'WAITING' && (
        <StepList label={t('sso.dryRun.title')} names={DRY_RUN_STEPS} steps={run.steps} busy={false} />
      )}
      {claims && claims.length > 0 && <ClaimsTable claims={claims} onRule={onRule} />}
    </section>
  );
}
