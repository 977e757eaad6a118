/** Stop words as an admin writes them: in lines, or with commas between. */
export function stopWordsOf(text: string): string[] {
  return [...new Set(text.split(/[\n,]/).map((word) => word.trim()))].filter((word) => word !== '');
}

/** Synonyms as an admin writes them: a line for each group, commas between words that say the same. */
export function synonymsOf(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => stopWordsOf(line))
    .filter((group) => group.length > 0);
}

/** The first line of synonyms that says nothing, since a word stands alone in it. */
export function loneWord(groups: string[][]): string | undefined {
  return groups.find((group) => group.length < 2)?.[0];
}

export function textOf(groups: string[][]): string {
  return groups.map((group) => group.join(', ')).join('\n');
}
