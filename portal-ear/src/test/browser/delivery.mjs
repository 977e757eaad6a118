// Watches an item in the player's own page for some seconds, and tells what was fetched from where, what was refused,
// whether the picture ever stood still, jumped or had nothing to go on with. Makes a file when it begins, and prints one JSON
// object for the test that started it.
import { writeFileSync } from 'node:fs';
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
    const begun = { at: performance.now(), position: element.currentTime };
    const seen = { begun, hiccups: [], starved: 0 };
    globalThis.seen = seen;
    // Whatever a viewer could notice of an address that changes.
    for (const type of ['waiting', 'stalled', 'seeking', 'emptied', 'pause', 'error'])
      element.addEventListener(type, () => seen.hiccups.push(`${type} at ${element.currentTime}`));
    setInterval(() => {
      if (element.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) seen.starved += 1;
    }, 100);
  });
  if (process.env.LOGGIA_BEGUN) writeFileSync(process.env.LOGGIA_BEGUN, '');
  step = 'play';
  await page.waitForFunction(
    (wanted) => performance.now() - globalThis.seen.begun.at > wanted * 1000,
    Number(seconds),
    { timeout: (Number(seconds) + 30) * 1000 },
  );
  Object.assign(
    facts,
    await video.evaluate((element) => ({
      watched: element.currentTime - globalThis.seen.begun.position,
      wall: (performance.now() - globalThis.seen.begun.at) / 1000,
      hiccups: globalThis.seen.hiccups,
      starved: globalThis.seen.starved,
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
