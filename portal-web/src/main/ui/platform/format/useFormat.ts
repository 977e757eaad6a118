import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { regional } from './locale.ts';
import { ago, bytes } from './time.ts';

/** Numbers and dates as the page's language writes them. */
export function useFormat() {
  const { i18n } = useTranslation();
  const locale = regional(i18n.language, navigator.languages);
  return useMemo(() => {
    const number = new Intl.NumberFormat(locale);
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
    const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
    const short = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
    const languages = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
    return {
      locale,
      number: (value: number) => number.format(value),
      percent: (share: number) => percent.format(share),
      day: (iso: string) => day.format(new Date(iso)),
      exact: (iso: string) => exact.format(new Date(iso)),
      dateTime: (iso: string) => short.format(new Date(iso)),
      ago: (iso: string) => ago(new Date(iso), new Date(), locale),
      bytes: (value: number) => bytes(value, locale),
      language: (tag: string) => {
        try {
          return languages.of(tag) ?? tag;
        } catch {
          return tag; // A tag that is not BCP 47 is shown as it is.
        }
      },
    };
  }, [locale]);
}
