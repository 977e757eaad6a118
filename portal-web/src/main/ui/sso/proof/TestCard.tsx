import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../admin/Trouble.tsx';
import { useProblemText } from '../../platform/kit/States.tsx';
import { testProvider } from '../api.ts';
import type { Provider } from '../types.ts';
import type { SettingsForm } from '../useSettingsForm.ts';
import { StepList, TEST_STEPS, useVerdict } from './StepList.tsx';
import page from '../ProviderPage.module.css';
import classes from './proof.module.css';

/** Whether the provider is there and knows us, without anybody signing in. */
export function TestCard({ provider, form }: { provider: Provider; form: SettingsForm }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const verdict = useVerdict();
  const test = useMutation({
    mutationFn: async () => ((await form.save()) ? (await testProvider(provider.id)).steps : null),
  });
  const steps = test.isPending ? null : (test.data ?? null);
  return (
    <section className={page.card} aria-labelledby="sso-test">
      <div className={page.cardHead}>
        <h3 id="sso-test">{t('sso.test.title')}</h3>
        <Button
          variant="default"
          leftSection={<IconPlugConnected size={18} stroke={1.75} />}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          {form.dirty ? t('sso.test.saveAndRun') : t('sso.test.run')}
        </Button>
      </div>
      <p className={page.lead}>{t('sso.test.lead')}</p>
      <StepList label={t('sso.test.title')} names={TEST_STEPS} steps={steps} busy={test.isPending} />
      <p className={classes.hidden} role="status">
        {verdict(steps)}
      </p>
      <Trouble text={test.isError ? say(test.error) : null} />
    </section>
  );
}
