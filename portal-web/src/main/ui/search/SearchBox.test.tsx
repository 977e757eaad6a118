// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter, useLocation } from 'react-router';
import { expect, it, vi } from 'vitest';
import { SearchBox } from './SearchBox.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Where() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

it('emptyBox_offersOnesLastSearches_byKeyboardAsSuggestions', async () => {
  const asked = vi.fn((address: string) => {
    expect(address).toContain('/search/asked');
    return Promise.resolve(Response.json({ recent: ['fire drill', '安全'], popular: ['others'] }));
  });
  vi.stubGlobal('fetch', asked);
  const box = document.createElement('div');
  document.body.append(box);
  const root = createRoot(box);
  act(() =>
    root.render(
      <MemoryRouter>
        <QueryClientProvider client={new QueryClient()}>
          <SearchBox onDone={() => undefined} takeFocus={false} />
          <Where />
        </QueryClientProvider>
      </MemoryRouter>,
    ),
  );
  const input = box.querySelector('input');
  expect(input?.getAttribute('aria-expanded')).toBe('false');
  expect(asked).not.toHaveBeenCalled();

  act(() => input?.focus());
  await act(() => vi.waitFor(() => expect(box.querySelectorAll('[role=option]')).toHaveLength(2)));
  expect(input?.getAttribute('aria-expanded')).toBe('true');

  const press = (key: string) => {
    act(() => {
      input?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    });
  };
  press('ArrowDown');
  press('ArrowDown');
  expect(box.querySelector('[aria-selected=true]')?.textContent).toBe('安全');
  press('Enter');

  expect(box.querySelector('output')?.textContent).toBe(`/search?q=${encodeURIComponent('安全')}`);
  expect(input?.getAttribute('aria-expanded')).toBe('false');
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

it('indexBeingBuilt_isSaidBelowWhatIsOffered_alsoWhereThatIsNothing', async () => {
  vi.stubGlobal('fetch', (address: string) =>
    Promise.resolve(
      Response.json({
        items: address.includes('fire') ? [{ kind: 'QUERY', text: 'fire drill' }] : [],
        partial: true,
        building: true,
      }),
    ),
  );
  const box = document.createElement('div');
  document.body.append(box);
  const root = createRoot(box);
  const shown = (q: string) => (
    <MemoryRouter key={q} initialEntries={[`/search?q=${q}`]}>
      <QueryClientProvider client={new QueryClient()}>
        <SearchBox onDone={() => undefined} takeFocus={false} />
      </QueryClientProvider>
    </MemoryRouter>
  );
  for (const [q, count] of [
    ['fire', 1],
    ['zebra', 0],
  ] as const) {
    act(() => root.render(shown(q)));
    const said = () => box.querySelector('[role=status]');
    expect(said()?.textContent).toBe('');
    act(() => box.querySelector('input')?.focus());
    await act(() => vi.waitFor(() => expect(said()?.textContent).not.toBe('')));
    expect(said()?.closest('[hidden]')).toBeNull();
    expect(box.querySelectorAll('[role=option]')).toHaveLength(count);
    expect(box.querySelector('input')?.getAttribute('aria-expanded')).toBe(String(count > 0));
    act(() => box.querySelector('input')?.blur());
  }
  act(() => root.unmount());
  vi.unstubAllGlobals();
});
