// Watches a film with tracks of several kinds, as it comes and by choice, and changes them as its author. Prints one JSON
// object.
import { mkdirSync } from 'node:fs';
import { launch } from './browser.mjs';

const { LOGGIA_BASE: base, LOGGIA_PASSWORD: password, LOGGIA_MEDIA: media, LOGGIA_SHOTS: shots } = process.env;
const facts = { loaded: [] };
let step = 'start';
mkdirSync(shots, { recursive: true });

const browser = await launch();

async function open(user, size = { width: 1440, height: 900 }, colorScheme = 'light') {
  const context = await browser.newContext({ baseURL: base, locale: 'en-GB', viewport: size, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto('/sign-in');
  await page.getByLabel('User name').fill(user);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Good to see you' }).waitFor();
  return page;
}

/** At a moment at which every track has something to say. */
async function watch(page) {
  await page.goto(`/watch/${media}?t=2`);
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) >= 2);
  await page.evaluate(() => document.querySelector('video').pause());
}

const caption = (page) => page.locator('section[aria-label] div[data-ground] span');
const description = (page) => page.locator('[data-descriptions]');

const panel = (page) => page.getByRole('dialog', { name: 'Settings' });

async function settings(page, name) {
  await page.locator('section[aria-label]').first().hover();
  await page.getByRole('button', { name: 'Settings' }).first().click();
  await panel(page).getByRole('button', { name }).click();
}

async function asViewer() {
  step = 'viewer';
  const page = await open('viewer');
  page.on('request', (request) => facts.loaded.push(new URL(request.url()).pathname.replace(/^\/media\/[^/]+/, '')));
  await watch(page);
  facts.first = await caption(page).innerText();
  facts.silent = (await description(page).count()) === 0;
  step = 'choose';
  await settings(page, /^Captions/);
  await page.getByRole('radio', { name: 'English', exact: true }).click();
  await panel(page).getByRole('button', { name: /^Descriptions/ }).click();
  await page.screenshot({ path: `${shots}/player.png` });
  await page.getByRole('radio', { name: 'English' }).click();
  await page.keyboard.press('Escape');
  facts.chosen = await caption(page).innerText();
  await description(page).waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('[data-descriptions]').textContent !== '');
  facts.said = await description(page).textContent();
  step = 'later';
  await watch(page);
  facts.later = await caption(page).innerText();
  await page.waitForFunction(() => (document.querySelector('[data-descriptions]')?.textContent ?? '') !== '');
  facts.saidLater = await description(page).textContent();
  await page.keyboard.press('c');
  await watch(page);
  facts.off = await caption(page).count();
}

async function asAuthor() {
  step = 'author';
  const page = await open('author');
  await page.goto(`/library/${media}?tab=captions`);
  await page.getByText('Shown by default').waitFor();
  facts.tab = await page.locator('main li').allInnerTexts();
  await page.getByRole('button', { name: 'Kind and default of English', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Show by default' }).waitFor();
  await page.screenshot({ path: `${shots}/captions-light-1440.png`, animations: 'disabled' });
  await page.getByRole('menuitemcheckbox', { name: 'Show by default' }).click();
  facts.moved = await page.getByText('Changed.').first().innerText();
  await page.goto(`/library/${media}/captions/en~descriptions`);
  await page.getByRole('heading', { name: /Picture descriptions/ }).waitFor();
  const phone = await open('author', { width: 390, height: 844 }, 'dark');
  await phone.goto(`/library/${media}?tab=captions`);
  await phone.getByText('Shown by default').waitFor();
  await phone.screenshot({ path: `${shots}/captions-dark-390.png`, fullPage: true, animations: 'disabled' });
}

try {
  await asViewer();
  await asAuthor();
} catch (error) {
  facts.failed = `${step}: ${error}`;
} finally {
  await browser.close();
}
console.log(JSON.stringify(facts));
