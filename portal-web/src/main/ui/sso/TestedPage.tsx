import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Logo } from '../platform/kit/Logo.tsx';
import { usePageTitle } from '../platform/kit/usePageTitle.ts';
import classes from './TestedPage.module.css';

const STATES = ['passed', 'denied', 'failed'] as const;
const GLANCE_MS = 1500;

/** The end of a dry run's window. What came of it is shown where it was started. */
export function TestedPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const state = STATES.find((one) => one === params.get('state')) ?? 'failed';
  usePageTitle(t('sso.tested.title'));
  useEffect(() => {
    // A browser that does not let the window close itself leaves the words standing.
    const timer = setTimeout(() => window.close(), GLANCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const Icon = state === 'passed' ? IconCircleCheck : IconCircleX;
  return (
    <main className={classes.page} id="content">
      <div className={classes.brand}>
        <Logo size={28} />
        <span>{t('platform.name')}</span>
      </div>
      <Icon className={classes.icon} data-state={state} size={52} stroke={1.5} aria-hidden="true" />
      <h1>{t(`sso.tested.${state}`)}</h1>
      <p>{t('sso.tested.text')}</p>
      <Button variant="default" onClick={() => window.close()}>
        {t('sso.tested.close')}
      </Button>
    </main>
  );
}
