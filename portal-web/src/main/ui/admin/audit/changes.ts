/** One field of a change; a text where there is one, null where there was or is nothing. */
export interface FieldChange {
  field: string | null;
  before: unknown;
  after: unknown;
}

function fields(text: string | null | undefined): Record<string, unknown> | null {
  if (text == null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null; // Some entries are words.
  }
}

const isNothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Before and after as fields, in the order of the entry; what is words on either side is one nameless field. */
export function changesOf(
  before: string | null | undefined,
  after: string | null | undefined,
): FieldChange[] {
  const was = fields(before);
  const is = fields(after);
  const readable = (before == null || was) && (after == null || is);
  if (!readable) return [{ field: null, before: before ?? null, after: after ?? null }];
  const names = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]);
  return [...names]
    .map((field) => ({ field, before: was?.[field] ?? null, after: is?.[field] ?? null }))
    .filter((change) =>
      was && is
        ? names.size === 1 || !same(change.before, change.after)
        : !isNothing(change.before) || !isNothing(change.after),
    );
}

/** What came to a list and what left it; null for what is no list on either side. */
export function listChange(change: FieldChange): { added: string[]; removed: string[] } | null {
  const { before, after } = change;
  if (!Array.isArray(before) && !Array.isArray(after)) return null;
  const was = (Array.isArray(before) ? before : []).map(String);
  const is = (Array.isArray(after) ? after : []).map(String);
  return {
    added: is.filter((one) => !was.includes(one)),
    removed: was.filter((one) => !is.includes(one)),
  };
}
