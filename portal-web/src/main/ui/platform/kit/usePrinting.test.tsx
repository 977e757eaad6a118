// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { usePrinting } from './usePrinting.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Page() {
  return usePrinting() ? 'all rows' : 'rows in view';
}

it('printing_isDrawnBeforeThePageIsTakenDown', () => {
  const box = document.createElement('div');
  const root = createRoot(box);
  act(() => root.render(<Page />));
  expect(box.textContent).toBe('rows in view');
  dispatchEvent(new Event('beforeprint'));
  expect(box.textContent).toBe('all rows');
  dispatchEvent(new Event('afterprint'));
  expect(box.textContent).toBe('rows in view');
  act(() => root.unmount());
});
