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
  /** The one that answered, whose index this is. */
  server: string;
  open: boolean;
  complete: boolean;
  items: number;
  bytes: number;
  /** How many items the index has that is being built beside this one. */
  building?: number | null;
  rebuiltAt: string | null;
  lag: number;
  languages: { language: string; count: number }[];
  troubles: {
    work: 'FOLLOWING' | 'REBUILDING';
    reason: 'DISK_FULL' | 'DISK' | 'DATABASE' | 'OTHER';
    at: string;
    message: string;
  }[];
  /** Items that could not be put into the index, or of which the model of meaning does not take some passages. */
  leftOut: {
    mediaId: string;
    title?: string | null;
    /** Whether its words are found, and search by meaning alone lacks it. */
    meaningOnly: boolean;
    reason?: string | null;
    since?: string | null;
    nextTryAt?: string | null;
    refused?: number | null;
  }[];
  slow: {
    at: string;
    kind: 'SEARCH' | 'SUGGESTIONS' | 'MOMENTS' | 'SIMILAR' | 'MEANING';
    text: string;
    mediaId?: string | null;
    tookSeconds: number;
    found: number;
  }[];
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
