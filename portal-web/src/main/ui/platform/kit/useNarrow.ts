import { useMediaQuery } from '@mantine/hooks';

/** Whether the page is as narrow as a phone, where a table's rows become cards. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false });
}
