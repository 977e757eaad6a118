import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Entrance, Refusal } from '../../identity/Entrance.tsx';
import { ProblemError } from '../../platform/api/client.ts';
import { useProblemText } from '../../platform/kit/States.tsx';
import { usePageTitle } from '../../platform/kit/usePageTitle.ts';
import { useSubscription, useWant } from './api.ts';
import classes from './Letters.module.css';

/** Where a letter's last line leads: to have no more of them, or have them again. Who holds the letter need not sign in. */
export function LettersPage() {
  const { t, i18n } = useTranslation();
  const say = useProblemText();
  const token = useParams().token ?? '';
  const known = useSubscription(token);
  const want = useWant(token);
  usePageTitle(t('letters.page.title'));
  const report = known.data?.report ?? '';
  const lead = known.data
    ? t(known.data.wanted ? 'letters.page.wanted' : 'letters.page.ended', {
        report,
        name: known.data.receiver,
      })
    : '';
  const unknown = known.error instanceof ProblemError && known.error.status === 404;
  const trouble = known.error ?? want.error;
  return (
    <Entrance title={t('letters.page.title')} lead={lead}>
      <Refusal text={trouble ? (unknown ? t('letters.page.unknown') : say(trouble)) : null} />
      {known.isPending && <Skeleton height={44} radius={8} />}
      {known.data && (
        <div className={classes.choice} role="status">
          <Button
            size="md"
            variant={known.data.wanted ? 'default' : 'filled'}
            loading={want.isPending}
            onClick={() => want.mutate({ wanted: !known.data.wanted, language: i18n.language })}
          >
            {t(known.data.wanted ? 'letters.page.end' : 'letters.page.resume')}
          </Button>
        </div>
      )}
    </Entrance>
  );
}
