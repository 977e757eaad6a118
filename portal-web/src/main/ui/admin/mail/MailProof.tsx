import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../Trouble.tsx';
import { useAdminProblem } from '../useAdminProblem.ts';
import admin from '../admin.module.css';
import { test, type Mail } from './api.ts';
import classes from '../service.module.css';

/** Sends a real letter, and shows what the server says. */
export function MailProof({ known }: { known: Mail }) {
  const { t } = useTranslation();
  const say = useAdminProblem();
  const [address, setAddress] = useState('');
  const trial = useMutation({ mutationFn: test });
  return (
    <form
      className={admin.box}
      aria-labelledby="mail-proof"
      onSubmit={(event) => {
        event.preventDefault();
        trial.mutate(address.trim());
      }}
    >
      <header className={admin.boxHead}>
        <h2 id="mail-proof">{t('admin.mail.test')}</h2>
        <p>{t('admin.mail.testLead')}</p>
      </header>
      <TextInput
        type="email"
        label={t('admin.mail.to')}
        required
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <div role="status">
        {trial.data && (
          <>
            {trial.data.taken && <p className={classes.taken}>{t('admin.mail.taken')}</p>}
            {trial.data.answers.length > 0 && (
              <>
                <h3 className={classes.said}>{t('admin.mail.answers')}</h3>
                <pre className={classes.answers} tabIndex={0} aria-label={t('admin.mail.answers')}>
                  {trial.data.answers.join('\n')}
                </pre>
              </>
            )}
          </>
        )}
      </div>
      <Trouble text={trial.error ? say(trial.error) : (trial.data?.trouble ?? null)} />
      <div className={classes.foot}>
        <Button
          type="submit"
          variant="default"
          loading={trial.isPending}
          disabled={known.host === '' || address.trim() === ''}
        >
          {t('admin.mail.send')}
        </Button>
      </div>
    </form>
  );
}
