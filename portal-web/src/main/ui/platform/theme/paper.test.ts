// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { printInLight } from './paper.ts';

it('darkPage_isPrintedInLight_andDarkAgainAfterwards', () => {
  const root = document.documentElement;
  root.dataset.mantineColorScheme = 'dark';
  printInLight();
  dispatchEvent(new Event('beforeprint'));
  expect(root.dataset.mantineColorScheme).toBe('light');
  dispatchEvent(new Event('afterprint'));
  expect(root.dataset.mantineColorScheme).toBe('dark');
});
