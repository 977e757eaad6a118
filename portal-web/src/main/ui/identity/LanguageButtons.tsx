import { useTranslation } from 'react-i18next';
import { LANGUAGES, switchLanguage } from '../platform/i18n/index.ts';
import classes from './Entrance.module.css';

/** Each language in its own name, which needs no translation. */
export function LanguageButtons() {
  const { t, i18n } = useTranslation();
  return (
    <div className={classes.languages} role="group" aria-label={t('platform.person.language')}>
      {LANGUAGES.map((tag) => (
        <button
          key={tag}
          type="button"
          lang={tag}
          aria-pressed={i18n.language === tag}
          onClick={() => void switchLanguage(tag)}
        >
          {new Intl.DisplayNames([tag], { type: 'language' }).of(tag)}
        </button>
      ))}
    </div>
  );
}
