const SCHEME = 'data-mantine-color-scheme';

/** Paper is white: what is printed of a dark page has the ink of the light one. To be called before anything else listens. */
export function printInLight(root: HTMLElement = document.documentElement): void {
  let before: string | null = null;
  addEventListener('beforeprint', () => {
    before = root.getAttribute(SCHEME);
    root.setAttribute(SCHEME, 'light');
  });
  addEventListener('afterprint', () => {
    if (before !== null) root.setAttribute(SCHEME, before);
  });
}
