export interface LanguageWords {
  /** `all` for the words of all languages together. */
  language: string;
  version: number;
  stopWords: string[];
  synonyms: string[][];
  changedBy: string | null;
  changedAt: string | null;
}
export interface SearchState {
  open: boolean;
  complete: boolean;
  items: number;
  bytes: number;
  /** How many items the index has that is being built beside this one. */
  building?: number | null;
  rebuiltAt: string | null;
  lag: number;
  languages: { language: string; count: number }[];
  slow: { at: string; text: string; tookSeconds: number; found: number }[];
  words: LanguageWords[];
}
export const WORD_LANGUAGES = [
  'all',
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'ru',
  'ar',
  'ja',
  'zh',
  'ko',
] as const;
export interface VainSearch {
  text: string;
  people: number;
  times: number;
  lastAt: string;
}
