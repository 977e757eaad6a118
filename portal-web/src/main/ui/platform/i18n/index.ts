import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type adminEn from './admin.en.ts';
import type en from './en.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Words = typeof en & typeof adminEn;

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

/** Only the language in use travels, and what administrators read only to them. */
const WORDS = {
  en: { everybody: () => import('./en.ts'), admin: () => import('./admin.en.ts') },
  de: { everybody: () => import('./de.ts'), admin: () => import('./admin.de.ts') },
} as const;
let adminToo = false;
let tellReady = () => {};
const ready = new Promise<void>((resolve) => (tellReady = resolve));

async function fetchWords(language: Language): Promise<void> {
  const { everybody, admin } = WORDS[language];
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await everybody()).default);
  }
  if (adminToo && !i18next.getResource(language, 'translation', 'admin')) {
    i18next.addResourceBundle(language, 'translation', (await admin()).default, true);
  }
}

/** To be awaited before a page is shown that speaks of administration. */
export async function loadAdminWords(): Promise<void> {
  adminToo = true;
  // The router asks as soon as it is there, which is before the page has a language.
  await ready;
  await fetchWords(LANGUAGES.find((one) => one === i18next.language) ?? 'en');
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
    resources: { [language]: { translation: (await WORDS[language].everybody()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  tellReady();
}

export async function switchLanguage(language: Language): Promise<void> {
  await fetchWords(language);
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  tellDocument(language);
  await i18next.changeLanguage(language);
}
