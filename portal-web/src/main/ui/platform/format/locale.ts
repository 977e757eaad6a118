const TAG = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i;

/**
 * The page's language as the browser's person writes it: English of Britain and of America differ in their dates. A
 * browser may also name what is no language tag, such as `en-US@posix`.
 */
export function regional(language: string, wanted: readonly string[]): string {
  return wanted.find((tag) => TAG.test(tag) && tag.split('-')[0]?.toLowerCase() === language) ?? language;
}
