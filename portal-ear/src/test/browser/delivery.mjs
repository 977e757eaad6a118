// Watches an item in the player's own page for some seconds, and tells what was fetched from where, what was refused, and
// whether the picture ever stood still. Prints one JSON object for the test that started it.
import { launch } from './browser.mjs';

const { LOGGIA_BASE: base, LOGGIA_PASSWORD: password, LOGGIA_WATCH: media, LOGGIA_SECONDS: seconds } = process.env;
const fetched = [];
let recording = true;
const facts = { fetched };

const browser = await launch(process.env.LOGGIA_RESOLVE ? [`--host-resolver-rules=${process.env.LOGGIA_RESOLVE}`] : []);
let step = 'start';
try {
  const context = await browser.newContext({ baseURL: base, locale: 'en-GB', ignoreHTTPSErrors: true });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => (facts.pageErrors ??= []).push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) (facts.policy ??= []).push(message.text());
  });
  page.on('response', (response) => {
    const url = response.url();
    if (recording && /\/media\//.test(new URL(url).pathname) && !url.includes('/api/'))
      fetched.push({ url, status: response.status() });
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') (facts.failed ??= []).push(`${request.url()} ${why}`);
  });
  step = 'sign in';
  await page.goto('/');
  await page.getByLabel('User name').fill('viewer');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('combobox').first().waitFor();
  step = 'open';
  await page.goto(`/watch/${media}?t=0`);
  const video = page.locator('video');
  await video.waitFor({ state: 'attached' });
  await video.evaluate(async (element) => {
    element.muted = true;
    await element.play();
    globalThis.begun = { at: performance.now(), position: element.currentTime };
    element.addEventListener('waiting', () => {
      globalThis.stalls = (globalThis.stalls ?? 0) + 1;
    });
  });
  step = 'play';
  await page.waitForFunction(
    (wanted) => performance.now() - globalThis.begun.at > wanted * 1000,
    Number(seconds),
  );
  Object.assign(
    facts,
    await video.evaluate((element) => ({
      watched: element.currentTime - globalThis.begun.position,
      wall: (performance.now() - globalThis.begun.at) / 1000,
      stalls: globalThis.stalls ?? 0,
      error: element.error?.message ?? null,
    })),
  );
  step = 'an address that is over';
  recording = false;
  const first = fetched.find(({ url }) => url.includes('.m4s'))?.url;
  if (first) {
    const again = page.waitForResponse(first);
    await page.evaluate((url) => fetch(url, { mode: 'no-cors', cache: 'reload' }).catch(() => undefined), first);
    facts.firstAgain = (await again).status();
  }
  console.log(JSON.stringify({ ok: true, ...facts }));
} catch (error) {
  console.log(JSON.stringify({ ok: false, step, error: String(error), ...facts }));
  process.exitCode = 1;
} finally {
  await browser.close();
}
