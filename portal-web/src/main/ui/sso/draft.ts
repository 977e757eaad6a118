import type { Settings } from './types.ts';

/** What the server leaves out because it is null, put back, so that a form has every field. */
export function settingsOf(given: Settings): Settings {
  return {
    ...given,
    prompt: given.prompt ?? null,
    acrValues: given.acrValues ?? null,
    apiAudience: given.apiAudience ?? null,
    department: given.department ?? null,
    groups: given.groups ?? null,
    scopes: given.scopes ?? [],
    emailDomains: given.emailDomains ?? [],
    rules: (given.rules ?? []).map((rule) => ({
      ...rule,
      value: rule.value ?? null,
      target: rule.target ?? null,
    })),
  };
}

const said = (text: string | null) => text?.trim() || null;

/** As it travels: without the blanks that people type around things, and without what an operator or effect does not use. */
export function tidy(form: Settings): Settings {
  return {
    ...form,
    name: form.name.trim(),
    issuer: form.issuer.trim(),
    clientId: form.clientId.trim(),
    prompt: said(form.prompt),
    acrValues: said(form.acrValues),
    apiAudience: said(form.apiAudience),
    rosterClaim: form.rosterClaim.trim(),
    usernameClaim: form.usernameClaim.trim(),
    nameClaim: form.nameClaim.trim(),
    emailClaim: form.emailClaim.trim(),
    department: form.department && { ...form.department, claim: form.department.claim.trim() },
    groups: form.groups && { ...form.groups, claim: form.groups.claim.trim() },
    rules: form.rules.map((rule) => ({
      ...rule,
      claim: rule.claim.trim(),
      value: rule.operator === 'EXISTS' ? null : said(rule.value),
      target: rule.effect === 'DENY' || rule.effect === 'DENY_UNLESS' ? null : said(rule.target),
    })),
  };
}

function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => equal(left[name] ?? null, right[name] ?? null));
}

/** Whether both say the same to the server. */
export function sameSettings(a: Settings, b: Settings): boolean {
  return equal(tidy(settingsOf(a)), tidy(settingsOf(b)));
}

export type Objection = 'name' | 'issuer' | 'claim' | 'rule';

/** What stands in the way of saving, named by the field to look at. */
export function objections(form: Settings): Objection[] {
  const draft = tidy(form);
  const found: Objection[] = [];
  if (!draft.name) found.push('name');
  if (!isIssuer(draft.issuer)) found.push('issuer');
  if (claimsOf(draft).some((claim) => !claim)) found.push('claim');
  if (draft.rules.some((rule) => !isWhole(rule))) found.push('rule');
  return found;
}

/** The claims that must have a name; those of the rules are the rules' own matter. */
function claimsOf(form: Settings): string[] {
  const mapped = [form.department, form.groups].filter((mapping) => mapping !== null);
  return [
    form.rosterClaim,
    form.usernameClaim,
    form.nameClaim,
    form.emailClaim,
    ...mapped.map((mapping) => mapping.claim),
  ];
}

export function isIssuer(text: string): boolean {
  return URL.canParse(text.trim()) && /^https?:$/.test(new URL(text.trim()).protocol);
}

/** A rule that lacks its claim, its value or its target could never be meant. */
export function isWhole(rule: Settings['rules'][number]): boolean {
  const aims = rule.effect === 'DENY' || rule.effect === 'DENY_UNLESS' || Boolean(rule.target?.trim());
  const compares = rule.operator === 'EXISTS' || Boolean(rule.value?.trim());
  return Boolean(rule.claim.trim()) && compares && aims;
}
