import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** The filters of a list, kept in the address bar: what is empty is not in it. */
export function useFilters<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])) as Record<
    Name,
    string
  >;
  const set = useCallback(
    (change: Partial<Record<Name, string | null>>) =>
      setParams(
        (now) => {
          for (const [name, value] of Object.entries<string | null | undefined>(change)) {
            if (value) now.set(name, value);
            else now.delete(name);
          }
          return now;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  const clear = useCallback(
    () => set(Object.fromEntries(names.map((name) => [name, null])) as Partial<Record<Name, null>>),
    [set, names],
  );
  return { values, set, clear, any: names.some((name) => values[name] !== '') };
}
