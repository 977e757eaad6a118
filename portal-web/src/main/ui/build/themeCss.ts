import {
  convertCssVariables,
  defaultCssVariablesResolver,
  mergeMantineTheme,
  DEFAULT_THEME,
} from '@mantine/core';
import type { Plugin } from 'vite';
import { theme, tokenVariables } from '../platform/theme/theme.ts';

const ID = 'virtual:theme.css';

function css(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const kit = defaultCssVariablesResolver(merged);
  const own = tokenVariables();
  return convertCssVariables({
    variables: { ...kit.variables, ...own.variables },
    light: { ...kit.light, ...own.light, '--mantine-color-scheme': 'light' },
    dark: { ...kit.dark, ...own.dark, '--mantine-color-scheme': 'dark' },
  });
}

/**
 * The kit would write its variables into a style element at run time, which our Content-Security-Policy
 * (style-src 'self', no 'unsafe-inline') refuses. They depend on the theme file alone, so they become a file.
 */
export function themeCss(): Plugin {
  return {
    name: 'loggia-theme-css',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? css() : undefined),
  };
}
