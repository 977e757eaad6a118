import type { TFunction } from 'i18next';
import type { Told } from '../api/types.ts';

/** Whose words they are: each part has its own codes. */
type Part = 'sso' | 'roster' | 'admin.transcoding';
interface Said {
  code?: string | null;
  parameters?: Record<string, string> | null;
}

/** Our words for what the server says; the server's own, in English, for a code that this page is too old to know. */
export function wordsFor(t: TFunction, part: Part, said: Said | null | undefined, english: string): string {
  return said?.code ? t(`${part}.told.${said.code}`, { ...said.parameters, defaultValue: english }) : english;
}

/** The same for several at once, as a list in a sentence. */
export function wordsOfAll(t: TFunction, part: Part, told: Told[]): string {
  return told.map((one) => wordsFor(t, part, one, one.words)).join(', ');
}

/** What cures it, likewise. Many codes have none. */
export function cureFor(t: TFunction, said: Said | null | undefined, english: string | null): string | null {
  if (!english || !said?.code) return english;
  return t(`sso.cure.${said.code}`, { ...said.parameters, defaultValue: english });
}
