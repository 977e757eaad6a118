/** "2026-03-14_Sales_Kick-off_FINAL_v2.mp4" → "Sales Kick-off": what a person would have called it. */
export function humanTitle(fileName: string): string {
  const bare = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const words = bare
    .replace(/[_+]+/g, ' ')
    .replace(/\.(?=\S)/g, ' ')
    .replace(/^(?:\d{4}-?\d{2}-?\d{2}|\d{2}-\d{2}-\d{4})[\s-]*/, '')
    .replace(/\b(?:final|copy|edit|export|master|v\d+|\d{3,4}p|h\.?26[45]|hd|4k)\b/gi, ' ')
    .replace(/\((?:\d+)?\s*\)/g, ' ');
  // Hyphens between all words stand for spaces; one inside a sentence of spaces is part of a word.
  const spaced = /\s/.test(words.trim()) ? words : words.replace(/-+/g, ' ');
  const clean = spaced
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '')
    .trim();
  const title = clean || bare.trim() || fileName;
  return title.charAt(0).toLocaleUpperCase() + title.slice(1);
}
