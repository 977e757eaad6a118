const BROWSERS: [string, RegExp][] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\b/],
  ['Opera', /\bOPR\b|\bOpera\b/],
  ['Samsung Internet', /\bSamsungBrowser\b/],
  ['Firefox', /\bFirefox\b|\bFxiOS\b/],
  ['Chrome', /\bChrome\b|\bCriOS\b|\bChromium\b|\bHeadlessChrome\b/],
  ['Safari', /\bSafari\b/],
];
const SYSTEMS: [string, RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b|\bChromeOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b|\bmacOS\b/],
  ['Linux', /\bLinux\b|\bX11\b/],
];

export interface Client {
  browser: string | null;
  system: string | null;
}

/** What a browser says of itself, as people would: most name others too, so the order of asking matters. */
export function clientOf(userAgent: string | null): Client {
  const named = (list: [string, RegExp][]) =>
    list.find(([, mark]) => mark.test(userAgent ?? ''))?.[0] ?? null;
  return { browser: named(BROWSERS), system: named(SYSTEMS) };
}
