import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isolated } from './isolated.ts';
import type adminEn from './admin.en.ts';
import type en from './en.ts';
import type findingEn from './finding.en.ts';
import type officeEn from './office.en.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Words = typeof en & typeof officeEn & typeof adminEn & typeof findingEn;

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

/** Only the language in use travels, and what only some read goes to them alone. */
const WORDS = {
  en: {
    everybody: () => import('./en.ts'),
    office: () => import('./office.en.ts'),
    admin: () => import('./admin.en.ts'),
    finding: () => import('./finding.en.ts'),
  },
  de: {
    everybody: () => import('./de.ts'),
    office: () => import('./office.de.ts'),
    admin: () => import('./admin.de.ts'),
    finding: () => import('./finding.de.ts'),
  },
} as const;
type Readers = 'office' | 'admin' | 'finding';
/** One part of each, by which is seen whether all of them are there. */
const PART = { office: 'upload', admin: 'admin', finding: 'finding' } as const;
const wanted = new Set<Readers>();
let tellReady = () => {};
const ready = new Promise<void>((resolve) => (tellReady = resolve));

/** The server says in English what went wrong; who reads something else has these from the first quiet moment on. */
async function fetchProblems(language: Language): Promise<void> {
  if (language === 'de') {
    const problems = (await import('./problems.de.json')).default;
    i18next.addResourceBundle(language, 'translation', { problems }, true);
  }
}

async function fetchWords(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await WORDS[language].everybody()).default);
    void fetchProblems(language);
  }
  for (const readers of wanted) {
    if (!i18next.getResource(language, 'translation', PART[readers])) {
      i18next.addResourceBundle(language, 'translation', (await WORDS[language][readers]()).default, true);
    }
  }
}

/** To be awaited before a page is shown that speaks to these. */
export async function loadWords(readers: Readers): Promise<void> {
  wanted.add(readers);
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
    // React escapes; what is left is to keep names of the other direction apart.
    interpolation: { escapeValue: true, escape: isolated },
    returnNull: false,
  });
  tellReady();
  void fetchProblems(language);
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
