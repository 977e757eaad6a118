import type { Choice } from './choice.ts';
import type { Kind, KindFilter } from './types.ts';

type Filtered = Pick<Choice, 'filters'>;
type Named = Pick<Choice, 'filters' | 'pseudonyms'>;

/** Of a filter and a code; no name has a colon. */
export const nameOf = (filter: string) => filter.slice(0, filter.indexOf(':'));
const codeOf = (filter: string) => filter.slice(filter.indexOf(':') + 1);

export function filterNames(kind: Kind | undefined): Set<string> {
  return new Set(kind?.filters.map((filter) => filter.name));
}

/** The codes that are chosen of a filter. */
export function codesOf(choice: Filtered, filter: KindFilter): string[] {
  return choice.filters.filter((one) => nameOf(one) === filter.name).map(codeOf);
}

/** Those of them that are offered no more, since a channel is gone. */
export function goneOf(choice: Filtered, filter: KindFilter): string[] {
  if (filter.people) return [];
  const known = new Set(filter.options.map((option) => option.code));
  return codesOf(choice, filter).filter((code) => !known.has(code));
}

/** The choice with other codes of a filter. */
export function withCodes(choice: Filtered, filter: KindFilter, codes: string[]): string[] {
  const others = choice.filters.filter((one) => nameOf(one) !== filter.name);
  return [...others, ...codes.map((code) => `${filter.name}:${code}`)];
}

/** What is chosen, less what is offered no more. */
export function offeredOf(choice: Filtered, kind: Kind): string[] {
  return kind.filters.flatMap((filter) => {
    const gone = new Set(goneOf(choice, filter));
    return codesOf(choice, filter)
      .filter((code) => !gone.has(code))
      .map((code) => `${filter.name}:${code}`);
  });
}

/** Whether of some filter nothing is left that is chosen: without it the report would tell more than was meant. */
export function isEmptied(choice: Filtered, kind: Kind): boolean {
  return kind.filters.some((filter) => {
    const codes = codesOf(choice, filter);
    return codes.length > 0 && codes.length === goneOf(choice, filter).length;
  });
}

/** Whether people of the report are called by pseudonyms. */
export function hidesNames(choice: Pick<Choice, 'pseudonyms'>, kind: Kind): boolean {
  return kind.pseudonymsOnly || (kind.hasPeople && choice.pseudonyms);
}

/** Whether it is kept to what would tell whose the pseudonyms are that it is to call people by: it is not made. */
export function isRevealing(choice: Named, kind: Kind): boolean {
  return (
    hidesNames(choice, kind) &&
    kind.filters.some((filter) => filter.revealing && codesOf(choice, filter).length > 0)
  );
}
