// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FoundSelect, type Found } from './FoundSelect.tsx';
import { useWordSearch } from './useWordSearch.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const ANN = { value: 'a', label: 'Ann' };

let root: Root | undefined;
let client: QueryClient;

function Chosen({ value, named }: { value: string[]; named?: (ids: string[]) => Promise<Found[]> }) {
  return (
    <FoundSelect
      label="People"
      any="Everybody"
      clearLabel="Clear"
      nothingFound="Nothing"
      unknown="Somebody"
      gone="Somebody who is gone"
      search={useWordSearch()}
      found={undefined}
      named={named}
      value={value}
      onChange={() => undefined}
    />
  );
}

/** Draws it, anew where it is there already. */
async function shown(value: string[], named?: (ids: string[]) => Promise<Found[]>) {
  const made = (root ??= createRoot(document.body.appendChild(document.createElement('div'))));
  await act(async () => {
    made.render(
      <QueryClientProvider client={client}>
        <MantineProvider>
          <Chosen value={value} named={named} />
        </MantineProvider>
      </QueryClientProvider>,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  return [...document.querySelectorAll('.mantine-MultiSelect-pill')].map((pill) => pill.textContent);
}

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
});

afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
});

describe('FoundSelect', () => {
  it('whatAnAddressBrought_isCalledByItsName_orSaidToBeGone', async () => {
    const asked: string[][] = [];
    const pills = await shown(['a', 'b'], (ids) => {
      asked.push(ids);
      return Promise.resolve([ANN]);
    });
    expect(pills).toEqual(['Ann', 'Somebody who is gone']);
    expect(asked).toEqual([['a', 'b']]);
  });

  it('whatCouldNotBeAsked_isNotSaidToBeGone', async () => {
    expect(await shown(['a'], () => Promise.reject(new Error('unreachable')))).toEqual(['Somebody']);
  });

  it('whereNobodyMayBeNamed_nobodyIsAskedFor', async () => {
    expect(await shown(['a'])).toEqual(['Somebody']);
  });

  it('whereNobodyMayBeNamedAnyMore_namesThatWereAnsweredAreHidden', async () => {
    expect(await shown(['a'], () => Promise.resolve([ANN]))).toEqual(['Ann']);
    expect(await shown(['a'])).toEqual(['Somebody']);
  });
});
