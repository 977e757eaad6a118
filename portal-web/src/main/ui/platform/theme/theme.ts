import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one file of design tokens: build/themeCss.ts turns it into CSS variables, nothing else names a colour. */
const lapis: MantineColorsTuple = [
  '#EEF1FD',
  '#DCE2FA',
  '#B7C3F4',
  '#8FA2EE',
  '#6B83E6',
  '#4A66DC',
  '#2B4ACB',
  '#2440B4',
  '#1D3494',
  '#172A78',
];
const terracotta: MantineColorsTuple = [
  '#FDF1EC',
  '#F9E0D6',
  '#F2BFAB',
  '#EA9C7E',
  '#E07C57',
  '#D2633D',
  '#C2502E',
  '#A94326',
  '#8C371F',
  '#702C19',
];
const good: MantineColorsTuple = [
  '#EAF6F0',
  '#D2EBDF',
  '#A5D7BF',
  '#74C19C',
  '#4BAD7F',
  '#2F9868',
  '#1E7F57',
  '#186C4A',
  '#13593D',
  '#0F4730',
];
const slate: MantineColorsTuple = [
  '#F6F7FA',
  '#EDEEF4',
  '#E4E6EE',
  '#CDD1DE',
  '#A6ACBF',
  '#828AA1',
  '#5D6580',
  '#454D67',
  '#2B3149',
  '#12172B',
];
const night: MantineColorsTuple = [
  '#E7E9F2',
  '#C6CBDC',
  '#A3AAC2',
  '#7F88A6',
  '#3A4260',
  '#2C3350',
  '#1C2238',
  '#151A2D',
  '#0E1220',
  '#090C17',
];

const FONT =
  "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";

const TITLE = { fontSize: '1.0625rem', fontWeight: 640 };

export const theme = createTheme({
  colors: { lapis, terracotta, good, gray: slate, dark: night },
  primaryColor: 'lapis',
  primaryShade: { light: 6, dark: 5 },
  autoContrast: true,
  luminanceThreshold: 0.2,
  white: '#FFFFFF',
  black: '#12172B',
  fontFamily: FONT,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontFamily: FONT,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.35' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  shadows: {
    sm: '0 1px 2px rgb(18 23 43 / 6%)',
    md: '0 4px 16px rgb(18 23 43 / 10%), 0 1px 3px rgb(18 23 43 / 8%)',
    lg: '0 12px 32px rgb(18 23 43 / 16%), 0 2px 6px rgb(18 23 43 / 8%)',
  },
  components: {
    // The kit's scroll lock writes a style element, which our policy refuses; base.css locks instead.
    Modal: {
      defaultProps: { lockScroll: false, radius: 'lg', centered: true, transitionProps: { duration: 140 } },
      styles: { title: TITLE },
    },
    Drawer: {
      defaultProps: { lockScroll: false, transitionProps: { duration: 160 } },
      styles: { title: TITLE },
    },
    // A header of a dialog is not the page's banner.
    ModalHeader: { defaultProps: { component: 'div' } },
    DrawerHeader: { defaultProps: { component: 'div' } },
    Menu: { defaultProps: { shadow: 'lg', radius: 'md', transitionProps: { duration: 100 } } },
    // What opens stays within the page's landmark, where a screen reader looks for it.
    Popover: {
      defaultProps: {
        shadow: 'lg',
        radius: 'md',
        transitionProps: { duration: 100 },
        portalProps: { target: '#content' },
      },
    },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 100 }, fz: 'xs' } },
    Button: { defaultProps: { fw: 550 } },
    Skeleton: { defaultProps: { radius: 'md' } },
    // People write in scripts of both directions, whatever the page's.
    Input: { defaultProps: { size: 'sm', dir: 'auto' } },
  },
});

interface Variables {
  variables: Record<string, string>;
  light: Record<string, string>;
  dark: Record<string, string>;
}

export function tokenVariables(): Variables {
  return {
    variables: {
      '--ease': 'cubic-bezier(0.2, 0.7, 0.3, 1)',
      '--quick': '120ms',
      '--calm': '180ms',
      '--topbar': '60px',
      '--rail': '232px',
      '--rail-thin': '72px',
      '--bottombar': '60px',
      '--player-ink': '#FFFFFF',
      '--player-accent': '#8FA2EE',
      '--player-mark': '#F2B48F',
      '--player-ground': '#07090F',
    },
    light: {
      '--ground': '#FBFBFD',
      '--panel': '#FFFFFF',
      '--panel-sunk': '#F4F5F9',
      '--ink': '#12172B',
      '--ink-soft': '#454D67',
      '--ink-faint': '#5D6580',
      '--line': '#E4E6EE',
      '--line-strong': '#828AA1',
      '--hover': '#F0F2F8',
      '--brand': '#2B4ACB',
      '--brand-strong': '#2440B4',
      '--brand-soft': '#EEF1FD',
      '--on-brand': '#FFFFFF',
      '--alert': '#C2502E',
      '--alert-ink': '#A94326',
      '--alert-soft': '#FDF1EC',
      '--good': '#1E7F57',
      '--good-ink': '#186C4A',
      '--good-soft': '#EAF6F0',
      '--mark': '#FCE9B8',
      '--mark-ink': '#3B2C00',
      '--poster': '#E9EBF3',
      '--scrim': 'rgb(251 251 253 / 86%)',
      '--mantine-color-body': '#FBFBFD',
      '--mantine-color-text': '#12172B',
      '--mantine-color-dimmed': '#5D6580',
      '--mantine-color-placeholder': '#676F88',
      '--mantine-color-default-border': '#CDD1DE',
      '--mantine-color-default': '#FFFFFF',
      '--mantine-color-error': '#A94326',
      '--mantine-color-anchor': '#2B4ACB',
    },
    dark: {
      '--ground': '#0E1220',
      '--panel': '#151A2D',
      '--panel-sunk': '#0B0F1B',
      '--ink': '#ECEEF6',
      '--ink-soft': '#C6CBDC',
      '--ink-faint': '#A3AAC2',
      '--line': '#262D46',
      '--line-strong': '#7F88A6',
      '--hover': '#1C2238',
      '--brand': '#8FA2EE',
      '--brand-strong': '#B7C3F4',
      '--brand-soft': '#1D2649',
      '--on-brand': '#0E1220',
      '--alert': '#E88E6C',
      '--alert-ink': '#F0A487',
      '--alert-soft': '#33201B',
      '--good': '#5CC295',
      '--good-ink': '#74C19C',
      '--good-soft': '#15302A',
      '--mark': '#5B4712',
      '--mark-ink': '#FFEFC2',
      '--poster': '#1C2238',
      '--scrim': 'rgb(14 18 32 / 86%)',
      '--mantine-color-body': '#0E1220',
      '--mantine-color-text': '#ECEEF6',
      '--mantine-color-dimmed': '#A3AAC2',
      '--mantine-color-placeholder': '#8F98B4',
      '--mantine-color-default-border': '#3A4260',
      '--mantine-color-default': '#151A2D',
      '--mantine-color-default-hover': '#1C2238',
      '--mantine-color-error': '#F0A487',
      '--mantine-color-anchor': '#8FA2EE',
    },
  };
}
