// How each page of the tour is looked at: the same checks in both themes, on a desk and on a phone.
import { mkdirSync, readFileSync } from 'node:fs';

const VIEWPORTS = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
/** Each differs from the one before in one thing only, so that one page load serves all. */
const ALL = [
  ['desk', 'light'],
  ['desk', 'dark'],
  ['phone', 'dark'],
  ['phone', 'light'],
];
/** Every other page is looked at in the pair that the one before it was not. */
const PAIRS = [
  [ALL[0], ALL[2]],
  [ALL[1], ALL[3]],
];
/** A word key that was never translated, or a value that never came. The name of a setting is neither. */
const UNWORDED = /\b(?:undefined|NaN|\[object Object\]|Invalid Date)\b|(?<!loggia\.)\b(?:admin|analytics|assign|captions|catalog|finding|identity|insight|learning|platform|playback|processing|roster|search|sso|upload)\.[a-z]+[.A-Za-z]*\b/;
const AXE = readFileSync(`${process.env.LOGGIA_UI}/node_modules/axe-core/axe.min.js`, 'utf8');

export class Look {
  constructor(base, shots) {
    this.origin = new URL(base).origin;
    this.shots = shots;
    this.findings = [];
    this.visited = [];
    this.titles = new Map();
    if (shots) mkdirSync(shots, { recursive: true });
  }

  /** A page in a context of its own, whose console and requests are listened to from the start. */
  async open(browser) {
    const context = await browser.newContext({
      baseURL: this.origin,
      locale: 'en-GB',
      timezoneId: 'UTC',
      colorScheme: 'light',
      reducedMotion: 'reduce',
      viewport: VIEWPORTS.desk,
    });
    await context.addInitScript({ content: AXE });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => this.tell(`error in the page: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      // The browser logs every answer of 400 and above; those that belong to the page are named by its visit.
      const status = /status of (\d+)/.exec(message.text());
      if (!status || !this.expected.includes(Number(status[1]))) this.tell(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== this.origin && !['data:', 'blob:'].includes(url.protocol)) {
        this.tell(`${request.resourceType()} of a foreign origin: ${url.href}`);
      }
    });
    return page;
  }

  /** From here on, what is found belongs to this page; `expected` are the refusals that are part of it. */
  enter(name, expected = []) {
    this.current = name;
    this.expected = expected;
    this.known = new Set();
  }

  /** `where` is told of the first look alone: what is wrong in one is mostly wrong in all. */
  tell(finding, where) {
    if (this.known?.has(finding)) return;
    this.known?.add(finding);
    this.findings.push(`${this.current}${where ? ` (${where})` : ''}: ${finding}`);
  }

  async at(page) {
    await this.title(page);
    const looks = process.env.LOGGIA_LOOKS === 'all' ? ALL : PAIRS[this.visited.length % PAIRS.length];
    for (const [viewport, theme] of looks) {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize(VIEWPORTS[viewport]);
      await page.waitForFunction((wanted) => document.documentElement.dataset.mantineColorScheme === wanted, theme);
      await this.settle(page);
      await this.check(page, `${viewport}, ${theme}`);
      if (this.shots) await page.screenshot({ path: `${this.shots}/${this.current}-${viewport}-${theme}.png` });
    }
    this.visited.push(this.current);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(VIEWPORTS.desk);
  }

  /** Pictures, fonts and skeletons are done, and what moves on a change of size has moved. */
  async settle(page) {
    await page.evaluate(async () => {
      await document.fonts.ready;
      const frames = (count) =>
        new Promise((done) => {
          const next = (left) => (left ? requestAnimationFrame(() => next(left - 1)) : done());
          next(count);
        });
      await frames(3);
      const end = performance.now() + 5000;
      const busy = () =>
        document.querySelector('.mantine-Skeleton-root[data-visible]') ||
        document.getAnimations().some((animation) => animation.playState === 'running') ||
        [...document.images].some((image) => image.loading !== 'lazy' && !image.complete);
      while (busy() && performance.now() < end) await frames(3);
    });
  }

  async title(page) {
    const title = await page.title();
    const path = new URL(page.url()).pathname;
    const other = this.titles.get(title);
    if (!/\S · Loggia$/.test(title)) this.tell(`its title is "${title}"`);
    else if (other && other !== path && !title.startsWith('Not found')) this.tell(`its title "${title}" is also that of ${other}`);
    this.titles.set(title, path);
  }

  async check(page, look) {
    const { wide, words, axe } = await page.evaluate(async () => {
      const root = document.scrollingElement;
      const result = await globalThis.axe.run(document, { resultTypes: ['violations'] });
      return {
        wide: root.scrollWidth - root.clientWidth,
        words: document.body.innerText,
        axe: result.violations.map((rule) => {
          const [first] = [...rule.nodes[0].any, ...rule.nodes[0].all, ...rule.nodes[0].none];
          const places = rule.nodes.map((node) => node.target.join(' ')).join(', ');
          return `${rule.id}, ${first?.message ?? rule.help}, at ${places}`;
        }),
      };
    });
    if (wide > 0) this.tell(`is ${wide} px too wide`, look);
    const unworded = UNWORDED.exec(words);
    if (unworded) this.tell(`shows "${unworded[0]}"`, look);
    for (const violation of axe) this.tell(`axe: ${violation}`, look);
  }
}
