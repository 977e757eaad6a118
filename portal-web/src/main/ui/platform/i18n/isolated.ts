/** Letters of scripts that run from right to left (Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and their forms). */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const ISOLATE = '\u2068';
const END = '\u2069';

/**
 * A name or title to put into a sentence of ours: one of the other direction is isolated, so that the punctuation and
 * figures around it stay where they belong. Where it stands alone, `bdi` and `dir="auto"` do the same.
 */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${ISOLATE}${text}${END}` : text;
}
