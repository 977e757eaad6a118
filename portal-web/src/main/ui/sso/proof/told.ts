import type { TFunction } from 'i18next';

interface Said {
  code?: string | null;
  parameters?: Record<string, string> | null;
}

/** Our words for what the server says; the server's own, in English, for a code that this page is too old to know. */
export function wordsFor(t: TFunction, said: Said | null | undefined, english: string): string {
  return said?.code ? t(`sso.told.${said.code}`, { ...said.parameters, defaultValue: english }) : english;
}

/** What cures it, likewise. Many codes have none. */
export function cureFor(t: TFunction, said: Said | null | undefined, english: string | null): string | null {
  if (!english || !said?.code) return english;
  return t(`sso.cure.${said.code}`, { ...said.parameters, defaultValue: english });
}
