// The main road of the product, in a real browser against a real server: an author uploads a film, publishes it to Sales
// and adds captions; an employee finds a spoken sentence, watches from there and completes it; the manager downloads
// the Excel report. Every step that fails names itself. Prints one JSON object for the test that started it.
import { mkdirSync } from 'node:fs';
import { launch } from './browser.mjs';

const { LOGGIA_BASE: base, LOGGIA_PASSWORD: password, LOGGIA_FILM: film, LOGGIA_CAPTIONS: captions } = process.env;
const shots = process.env.LOGGIA_SHOTS;
const PROCESSING = 240_000;
const WATCHING = 120_000;
const facts = {};

const browser = await launch();
let step = 'start';

async function signedIn(username) {
  const context = await browser.newContext({ baseURL: base, locale: 'en-GB', acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => (facts.pageErrors ??= []).push(`${username}: ${error.message}`));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) (facts.policy ??= []).push(message.text());
  });
  await page.goto('/');
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('combobox').first().waitFor();
  return page;
}

async function shot(page, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png` });
}

/** Asks for the item, as this page's person, until it is as wanted. */
async function until(page, limit, wanted) {
  const end = Date.now() + limit;
  for (;;) {
    const media = await page.evaluate(async (id) => (await fetch(`/api/v1/media/${id}`)).json(), facts.mediaId);
    if (wanted(media)) return;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(media)}`);
    await page.waitForTimeout(1000);
  }
}

async function author() {
  step = 'author signs in';
  const page = await signedIn('author');
  step = 'author uploads';
  await page.goto('/upload');
  await page.locator('input[type=file]').first().setInputFiles(film);
  const form = page.getByRole('form', { name: 'Details' });
  await form.getByLabel('Title').fill('Journey of a sentence');
  step = 'author chooses the audience';
  await form.getByLabel('Selected departments and people').check();
  await form.getByText('Sales', { exact: true }).first().click();
  await shot(page, 'upload');
  await form.getByRole('button', { name: 'Publish' }).click();
  const watch = page.getByRole('link', { name: 'Watch' });
  await watch.waitFor();
  facts.mediaId = /\/watch\/([0-9a-f-]{36})/.exec((await watch.getAttribute('href')) ?? '')?.[1];

  step = 'author adds captions';
  await page.goto(`/library/${facts.mediaId}`);
  await page.getByRole('tab', { name: 'Captions' }).click();
  await page.locator('input[type=file]').first().setInputFiles(captions);
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await page.getByText(/\d+ lines?/).first().waitFor();
  await shot(page, 'captions');

  step = 'the ladder is made';
  await until(page, PROCESSING, (media) => {
    if (media.processing === 'FAILED') throw new Error(media.failure);
    return media.processing === 'READY';
  });
  await page.context().close();
}

async function employee() {
  step = 'employee signs in';
  const page = await signedIn('viewer');
  await shot(page, 'home');
  step = 'employee finds the sentence';
  await page.getByRole('combobox').first().fill('"marmalade escalator"');
  await page.keyboard.press('Enter');
  const moment = page.locator(`a[href*="/watch/${facts.mediaId}"][href*="t="]`).first();
  await moment.waitFor();
  await shot(page, 'search');
  step = 'employee plays from that second';
  await moment.click();
  await page.waitForURL(/\/watch\/.*t=\d/);
  const video = page.locator('video');
  await video.waitFor({ state: 'attached' });
  await video.evaluate((element) => {
    element.muted = true;
    return element.play();
  });
  await page.waitForFunction(() => {
    const element = document.querySelector('video');
    return element && element.currentTime > 4 && !element.paused && element.readyState >= 3;
  });
  facts.startedAt = await video.evaluate((element) => element.currentTime);
  await shot(page, 'watch');

  step = 'employee switches the quality';
  facts.firstHeight = await video.evaluate((element) => element.videoHeight);
  await page.mouse.move(300, 300);
  await page.getByRole('button', { name: 'Settings' }).first().click();
  const panel = page.getByRole('dialog', { name: 'Settings' });
  await panel.getByText('Quality').click();
  const choices = panel.getByRole('radio').filter({ hasText: /^\d+p/ });
  facts.qualities = await choices.allInnerTexts();
  await (facts.firstHeight > 400 ? choices.last() : choices.first()).click();
  await page.waitForFunction((before) => document.querySelector('video').videoHeight !== before, facts.firstHeight);
  facts.secondHeight = await video.evaluate((element) => element.videoHeight);

  step = 'employee watches it to the end';
  await video.evaluate((element) => {
    element.currentTime = 0;
    element.playbackRate = 2;
    return element.play();
  });
  await until(page, WATCHING, (media) => media.completed);
  facts.mediaError = await video.evaluate((element) => element.error?.message ?? null);
  await page.context().close();
}

async function manager() {
  step = 'manager signs in';
  const page = await signedIn('manager');
  step = 'manager opens the report';
  await page.goto('/reports/completion');
  await page.getByRole('cell', { name: 'Journey of a sentence' }).first().waitFor();
  await shot(page, 'report');
  step = 'manager downloads the Excel file';
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download Excel' }).click(),
  ]);
  facts.fileName = download.suggestedFilename();
  facts.file = process.env.LOGGIA_REPORT;
  await download.saveAs(process.env.LOGGIA_REPORT);
  await page.context().close();
}

try {
  await author();
  await employee();
  await manager();
  console.log(JSON.stringify({ ok: true, ...facts }));
} catch (error) {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) await shot(page, 'failure').catch(() => undefined);
  }
  console.log(JSON.stringify({ ok: false, step, error: String(error), ...facts }));
  process.exitCode = 1;
} finally {
  await browser.close();
}
