// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Choice } from './choice.ts';
import { FilterSelects } from './FilterSelects.tsx';
import type { Kind } from './types.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const KIND = {
  kind: 'completion-records',
  hasPeople: true,
  pseudonymsOnly: false,
  filters: [
    { name: 'who', title: 'People', options: [], people: true, revealing: true },
    {
      name: 'assignment',
      title: 'Assignment',
      options: [{ code: 'a1', title: 'Fire safety (since 2026-01-01)' }],
      people: false,
      revealing: true,
    },
    {
      name: 'rule',
      title: 'Rule',
      options: [{ code: 'DEFAULT', title: 'By the length' }],
      people: false,
      revealing: false,
    },
  ],
} as unknown as Kind;

let root: Root | undefined;
let asked: string[];

async function shown(choice: Partial<Choice>) {
  const made = (root ??= createRoot(document.body.appendChild(document.createElement('div'))));
  await act(async () => {
    made.render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MantineProvider>
          <FilterSelects
            kind={KIND}
            choice={{ filters: [], pseudonyms: false, ...choice } as Choice}
            onChange={() => undefined}
          />
        </MantineProvider>
      </QueryClientProvider>,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  return [...document.querySelectorAll('label')].map((label) => label.textContent);
}

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    return Promise.resolve(
      new Response(JSON.stringify({ items: [{ id: 'p1', name: 'Ada' }] }), {
        headers: { 'Content-Type': 'application/json' },
      }),
    );
  });
});

afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
  vi.unstubAllGlobals();
});

test('people and a single assignment are to choose, what leaves no choice is not', async () => {
  expect(await shown({ filters: ['who:p1', 'assignment:a1'] })).toEqual(['People', 'Assignment']);
  expect([...document.querySelectorAll('.mantine-MultiSelect-pill')].map((pill) => pill.textContent)).toEqual(
    ['Ada', 'Fire safety (since 2026-01-01)'],
  );
  expect(asked).toEqual(['/api/v1/reports/people?id=p1']);
});

test('with pseudonyms neither is', async () => {
  await shown({ pseudonyms: true });
  const fields = [...document.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')];
  expect(fields).toHaveLength(2);
  expect(fields.every((field) => field.disabled)).toBe(true);
  expect(asked).toEqual([]);
});
