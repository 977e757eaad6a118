import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../admin/Trouble.tsx';
import { Confirm } from '../platform/kit/Confirm.tsx';
import { CopyField } from '../platform/kit/CopyField.tsx';
import { useProblemText } from '../platform/kit/States.tsx';
import { wordsFor } from '../platform/kit/told.ts';
import chip from '../platform/kit/chip.module.css';
import { useHideLocal } from './api.ts';
import type { Providers } from './types.ts';
import classes from './sso.module.css';

/** The accounts kept here, which always work; only their form can be put out of sight. */
export function LocalSignIn({ providers }: { providers: Providers }) {
  const { t } = useTranslation();
  const say = useProblemText();
  const [asking, setAsking] = useState(false);
  const hide = useHideLocal();
  const { localHidden, mayHideLocal, mayHideLocalWhyNot } = providers;
  return (
    <section className={classes.box}>
      <header className={classes.boxHead}>
        <h2>{t('sso.local.title')}</h2>
        <span className={chip.chip} data-tone={localHidden ? 'brand' : 'good'}>
          {localHidden ? t('sso.local.hidden') : t('sso.local.shown')}
        </span>
      </header>
      <p className={classes.text}>
        {localHidden ? t('sso.local.textHidden') : t('sso.local.textShown')} {t('sso.local.always')}
      </p>
      <div className={classes.localGrid}>
        <CopyField label={t('sso.local.address')} value={`${window.location.origin}/sign-in?local`} />
        {localHidden ? (
          <Button
            variant="default"
            leftSection={<IconEye size={18} stroke={1.75} />}
            loading={hide.isPending}
            onClick={() => hide.mutate(false)}
          >
            {t('sso.local.show')}
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<IconEyeOff size={18} stroke={1.75} />}
            disabled={!mayHideLocal}
            aria-describedby={mayHideLocal ? undefined : 'why-not-hide'}
            onClick={() => setAsking(true)}
          >
            {t('sso.local.hide')}
          </Button>
        )}
      </div>
      {!localHidden && !mayHideLocal && (
        <p className={classes.why} id="why-not-hide">
          {t('sso.local.notYet')}{' '}
          {mayHideLocalWhyNot && wordsFor(t, 'sso', mayHideLocalWhyNot, mayHideLocalWhyNot.words)}
        </p>
      )}
      <Trouble text={hide.isError ? say(hide.error) : null} />
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          hide.mutate(true);
        }}
        title={t('sso.local.hideTitle')}
        action={t('sso.local.hide')}
      >
        {t('sso.local.hideText')}
      </Confirm>
    </section>
  );
}
