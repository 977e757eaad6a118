import { useTranslation } from 'react-i18next';
import { useNews } from './files.ts';
import classes from './NewsMark.module.css';

/** A dot on what leads to the reports, while some have been made or failed that the reader was not shown. */
export function NewsMark() {
  const { t } = useTranslation();
  const count = useNews();
  if (count === 0) return null;
  const text = t('platform.nav.news', { count });
  return <span className={classes.mark} role="img" aria-label={text} title={text} />;
}
