import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type en from './en.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Words = typeof en;

const STORED = 'loggia.language';
const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur']);

function isLanguage(value: string | null | undefined): value is Language {
  return LANGUAGES.some((one) => one === value);
}

function chosen(): Language {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(STORED);
  } catch {
    // Storage may be blocked; the browser's languages decide then.
  }
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

async function words(language: Language): Promise<Words> {
  // Only the language in use travels.
  return language === 'de' ? (await import('./de.ts')).default : (await import('./en.ts')).default;
}

function tellDocument(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

export async function startLanguage(): Promise<void> {
  const language = chosen();
  tellDocument(language);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await words(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await words(language));
  }
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  tellDocument(language);
  await i18next.changeLanguage(language);
}
