/** What a provider's sign-in can end with, as the server tells it in the address. */
const KNOWN = [
  'sso-denied',
  'sso-unknown',
  'sso-disabled',
  'sso-provider-down',
  'sso-provider-refused',
  'sso-invalid',
  'sso-expired',
] as const;

export type TroubleCode = (typeof KNOWN)[number] | 'other';

export interface SignInTrouble {
  code: TroubleCode;
  reference: string | null;
}

/**
 * Reads `?problem=CODE&reference=4F2C9A`. Anybody can write an address: what is not a code of ours becomes a word of
 * ours, and what does not look like a reference is not shown at all.
 */
export function troubleOf(params: URLSearchParams): SignInTrouble | null {
  const problem = params.get('problem');
  if (problem === null) return null;
  const reference = params.get('reference') ?? '';
  return {
    code: KNOWN.find((one) => one === problem) ?? 'other',
    reference: /^[0-9A-F]{4,12}$/i.test(reference) ? reference.toUpperCase() : null,
  };
}
