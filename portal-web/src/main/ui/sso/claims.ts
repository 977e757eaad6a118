import type { Claim, ClaimSource } from './types.ts';

/** A claim as the rules name it: the inner ones by their way, a list as its words. */
export interface FlatClaim {
  source: ClaimSource;
  name: string;
  /** Each can be compared with; none when the value is no word, and then `text` is all there is to show. */
  words: string[];
  text: string;
}

const DEPTH = 4;

function word(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null;
}

function flat(source: ClaimSource, name: string, value: unknown, depth: number): FlatClaim[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const single = word(value);
  if (single !== null) return [{ source, name, words: [single], text }];
  if (Array.isArray(value)) {
    const words = value.map(word);
    return [{ source, name, words: words.filter((one) => one !== null), text }];
  }
  if (typeof value === 'object' && value !== null && depth > 0) {
    const inner = Object.entries(value);
    if (inner.length > 0)
      return inner.flatMap(([key, one]) => flat(source, `${name}.${key}`, one, depth - 1));
  }
  return [{ source, name, words: [], text }];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json; // A value that is no JSON is shown as it came.
  }
}

/** The claims of a dry run, one line for each that a rule can name. */
export function flatClaims(claims: readonly Claim[]): FlatClaim[] {
  return claims.flatMap((claim) => flat(claim.source, claim.name, parsed(claim.value), DEPTH));
}

/** Where admins look first, before anything was seen. */
const USUAL = [
  'realm_access.roles',
  'groups',
  'roles',
  'department',
  'email',
  'preferred_username',
  'name',
  'sub',
];

/** What to offer where a claim is asked for: those that were seen, and the usual ones. */
export function claimNames(claims: readonly Claim[]): string[] {
  return [...new Set([...flatClaims(claims).map((claim) => claim.name), ...USUAL])];
}
