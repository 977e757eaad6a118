import { Button } from '@mantine/core';
import { IconCloudOff, IconLock, IconMoodPuzzled, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemError } from '../api/client.ts';
import { usePageTitle } from './usePageTitle.ts';
import classes from './States.module.css';

interface EmptyProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  compact?: boolean;
  /** It is all that the page says, so its title is the page's. */
  page?: boolean;
}

/** What to do next, where a list has nothing to show. */
export function Empty({ icon, title, children, action, compact, page }: EmptyProps) {
  const Title = page ? 'h1' : 'p';
  usePageTitle(page ? title : null);
  return (
    <div className={classes.state} data-compact={compact || undefined}>
      <div className={classes.icon} aria-hidden="true">
        {icon}
      </div>
      <Title className={classes.title}>{title}</Title>
      {children && <div className={classes.text}>{children}</div>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}

/** The server speaks English; other languages have words of their own for its codes, and quote it where it tells more. */
export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    if (!(error instanceof ProblemError)) return t('platform.error.unexpected');
    if (error.status === 0) return t('platform.error.unreachable');
    if (error.status === 404) return t('platform.error.notFound');
    if (error.status === 403 && !error.problem.detail) return t('platform.error.forbidden');
    const { code, detail } = error.problem;
    if (i18n.exists(`problems.${code}`)) return t(`problems.${code}`, { detail, defaultValue: detail });
    return detail || t('platform.error.unexpected');
  };
}

interface FailureProps {
  error: unknown;
  onRetry?: () => void;
  compact?: boolean;
}

/** An error with its code, and the way on: again, or home when there is nothing to ask for again. */
export function Failure({ error, onRetry, compact }: FailureProps) {
  const { t } = useTranslation();
  const say = useProblemText();
  const known = error instanceof ProblemError ? error : null;
  const missing = known?.status === 404;
  const Title = compact ? 'p' : 'h1';
  const title = missing ? t('platform.error.notFoundTitle') : t('platform.error.title');
  usePageTitle(compact ? null : title);
  const icon = missing ? (
    <IconMoodPuzzled size={28} stroke={1.75} />
  ) : known?.status === 403 ? (
    <IconLock size={28} stroke={1.75} />
  ) : (
    <IconCloudOff size={28} stroke={1.75} />
  );
  return (
    <div className={classes.state} data-compact={compact || undefined} role="alert">
      <div className={classes.icon} data-tone="alert" aria-hidden="true">
        {icon}
      </div>
      <Title className={classes.title}>{title}</Title>
      <p className={classes.text}>{say(error)}</p>
      <div className={classes.action}>
        {onRetry && !missing ? (
          <Button variant="default" leftSection={<IconRefresh size={16} stroke={1.75} />} onClick={onRetry}>
            {t('platform.act.retry')}
          </Button>
        ) : (
          <Button variant="default" component={Link} to="/">
            {t('platform.error.home')}
          </Button>
        )}
      </div>
      {known && <p className={classes.code}>{t('platform.error.code', { code: known.code })}</p>}
    </div>
  );
}
