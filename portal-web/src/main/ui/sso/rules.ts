import type { Rule } from './types.ts';

export const BLANK_RULE: Rule = { claim: '', operator: 'IS', value: null, effect: 'ROLE', target: null };

export function added(rules: readonly Rule[], rule: Rule = BLANK_RULE): Rule[] {
  return [...rules, rule];
}

export function changed(rules: readonly Rule[], index: number, change: Partial<Rule>): Rule[] {
  return rules.map((rule, at) => {
    if (at !== index) return rule;
    const next = { ...rule, ...change };
    // A department is no role: what the old effect aimed at means nothing to the new one.
    if (change.effect && change.effect !== rule.effect) next.target = null;
    return next;
  });
}

export function removed(rules: readonly Rule[], index: number): Rule[] {
  return rules.filter((_, at) => at !== index);
}

/** One place up or down; at the end of the list it stays where it is. */
export function moved(rules: readonly Rule[], index: number, by: -1 | 1): Rule[] {
  const other = index + by;
  const next = [...rules];
  const [one, two] = [next[index], next[other]];
  if (!one || !two) return next;
  next[index] = two;
  next[other] = one;
  return next;
}

/** What a claim of a dry run would be compared with: its JSON text as a plain word, or the first of its words. */
export function wordOf(json: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return json || null; // Not JSON after all: the text is the word.
  }
  if (Array.isArray(value)) value = value[0];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null;
}

/** A rule to start from, for a claim that was just seen. */
export function ruleFor(name: string, json: string): Rule {
  const value = wordOf(json);
  return { ...BLANK_RULE, claim: name, operator: value === null ? 'EXISTS' : 'IS', value };
}
