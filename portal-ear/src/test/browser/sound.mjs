// Watches a film with several sound tracks, chooses another one, and comes back. Prints one JSON object.
import { launch } from './browser.mjs';

const { LOGGIA_BASE: base, LOGGIA_PASSWORD: password, LOGGIA_MEDIA: media, LOGGIA_SHOTS: shots } = process.env;

const browser = await launch();
const context = await browser.newContext({ baseURL: base, locale: 'en-GB', viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
page.setDefaultTimeout(30_000);
await page.goto('/sign-in');
await page.getByLabel('User name').fill('viewer');
await page.getByLabel('Password', { exact: true }).fill(password);
await page.getByRole('button', { name: 'Sign in' }).click();
await page.getByRole('heading', { name: 'Good to see you' }).waitFor();

const segment = (track) =>
  page.waitForRequest((request) => new RegExp(`/${track}/[0-9]+\\.m4s`).test(request.url()));

async function tracks() {
  await page.locator('section[aria-label]').first().hover();
  await page.getByRole('button', { name: 'Settings' }).first().click();
  await page.getByRole('button', { name: /^Audio track/ }).click();
  const choices = page.getByRole('radiogroup', { name: 'Audio track' }).getByRole('radio');
  await choices.first().waitFor();
  return choices;
}

async function said(choices) {
  const told = [];
  for (const choice of await choices.all())
    told.push([(await choice.innerText()).trim(), (await choice.getAttribute('aria-checked')) === 'true']);
  return told;
}

const first = segment('a0');
await page.goto(`/watch/${media}`);
await first;
const choices = await tracks();
const offered = await said(choices);
if (shots) await page.screenshot({ path: `${shots}.png` });
const second = segment('a1');
await choices.nth(1).click();
await second;

const remembered = segment('a1');
await page.goto(`/watch/${media}`);
await remembered;
const later = await said(await tracks());

await browser.close();
console.log(JSON.stringify({ offered, later }));
