import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ago, bytes } from './time.ts';

/** The page's language as the browser's person writes it: English of Britain and of America differ in their dates. */
function regional(language: string): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}

/** Numbers and dates as the page's language writes them. */
export function useFormat() {
  const { i18n } = useTranslation();
  const locale = regional(i18n.language);
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
