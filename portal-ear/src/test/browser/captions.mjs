// An author puts captions right: the heart of it, where LOGGIA_PART asks for that; else all: by keys alone, in a talk of 3,000 lines, through a lost network and a lost session, until
// viewers see them. Prints one JSON object of facts.
import { launch } from './browser.mjs';

const { LOGGIA_BASE: base, LOGGIA_PASSWORD: password, LOGGIA_MEDIA: media, LOGGIA_PART: part } = process.env;
const LINES = 3000;
const facts = {};
let step = 'start';

const browser = await launch();
const context = await browser.newContext({ baseURL: base, locale: 'en-GB', viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
page.setDefaultTimeout(20_000);
page.on('dialog', (dialog) => dialog.accept());

const track = (language) => `/api/v1/media/${media}/captions/${language}`;
const text = (n) => page.getByLabel(`Text of line ${n}`, { exact: true });
const saved = () => page.getByText('Saved', { exact: true }).waitFor();

async function signIn() {
  await page.goto('/sign-in');
  await page.getByLabel('User name').fill('author');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Good to see you' }).waitFor();
}

/** Straight to the server, which is then signed in to by another session of the same person. */
async function session() {
  const reply = await page.request.post('/api/v1/session', { data: { username: 'author', password } });
  return (await reply.json()).csrfToken;
}

async function change(method, path, data) {
  const { csrfToken } = await (await page.request.get('/api/v1/me')).json();
  const reply = await page.request.fetch(path, { method, headers: { 'X-CSRF-Token': csrfToken }, data });
  if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${await reply.text()}`);
}

const stored = async (language) => (await page.request.get(`${track(language)}/draft`)).json();
const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** What makes it an editor, in seconds. */
async function heart() {
  step = 'heart';
  const cues = ['Good morning everybody', 'Let us begin', 'And end'].map((words, n) => ({
    startSeconds: n,
    endSeconds: n + 0.9,
    text: words,
  }));
  await change('PUT', `${track('en-x-heart')}/draft`, { published: 0, setAside: false, cues });
  await page.goto(`/library/${media}/captions/en-x-heart`);
  await text(3).waitFor();
  await page.waitForFunction(() => document.querySelector('video')?.readyState >= 1);
  await page.locator('video').evaluate((video) => (video.currentTime = 1.4));
  await page.locator('[data-now]').filter({ has: text(2) }).waitFor();
  await text(1).focus();
  await press('Home', ...'Good morning '.split('').map(() => 'ArrowRight'), 'Alt+s');
  await text(4).waitFor();
  facts.split = [await text(1).inputValue(), await text(2).inputValue()];
  await press('Control+z');
  await text(4).waitFor({ state: 'detached' });
  facts.undone = await text(1).inputValue();
  await text(3).focus();
  await press('End');
  await page.keyboard.type(' well');
  await page.getByText('Not saved yet').waitFor();
  await saved();
  facts.draft = (await stored('en-x-heart')).cues;
  await press('Control+f');
  await page.getByLabel('Find', { exact: true }).fill('begin');
  await page.getByRole('search', { name: 'Find and replace' }).getByText('1 line').waitFor();
  await page.reload();
  await text(3).waitFor();
  facts.kept = await text(3).inputValue();
}

async function byKeysAlone() {
  step = 'keys';
  await page.goto(`/library/${media}/captions/en-x-keys`);
  await page.getByText('No line yet').waitFor();
  await page.waitForFunction(() => document.querySelector('video')?.readyState >= 1);
  await press('Tab');
  await page.getByRole('button', { name: 'Add a line' }).last().focus();
  await press('Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  await page.keyboard.type('Good morning everybody');
  await press('ArrowLeft', ...'everybody'.slice(1).split('').map(() => 'ArrowLeft'), 'Alt+s');
  await text(2).waitFor();
  facts.split = [await text(1).inputValue(), await text(2).inputValue()];
  await press('Alt+m');
  await text(2).waitFor({ state: 'detached' });
  facts.merged = await text(1).inputValue();
  await press('Control+z');
  await text(2).waitFor();
  await press('Control+y');
  await text(2).waitFor({ state: 'detached' });
  await press('Alt+n');
  await text(2).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Text of line 2');
  await page.keyboard.type('Let us begin');
  await page.locator('video').evaluate((video) => (video.currentTime = 1.5));
  await press('Alt+,');
  facts.setStart = await page.getByLabel('Begins').nth(1).inputValue();
  await press('Alt+ArrowUp');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Text of line 1');
  await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'ArrowDown', 'Shift+ArrowUp', 'ArrowUp', 'ArrowUp');
  facts.nudged = await page.getByLabel('Ends').first().inputValue();
  await press('Control+s');
  await saved();
  facts.draft = (await stored('en-x-keys')).cues;
  step = 'publication';
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('The captions are published').waitFor();
  facts.stays = await page.locator('video').evaluate((video) => video.currentTime);
  facts.published = await (await page.request.get(track('en-x-keys'))).text();
}

async function longTalk() {
  step = 'a long talk';
  const cues = Array.from({ length: LINES }, (_, n) => ({
    startSeconds: n,
    endSeconds: n + 0.9,
    text: `Sentence ${n + 1} of the talk`,
  }));
  await change('PUT', `${track('en-x-long')}/draft`, { published: 0, setAside: false, cues });
  await page.goto(`/library/${media}/captions/en-x-long`);
  await text(1).waitFor();
  facts.drawn = await page.locator('textarea').count();
  await text(1).focus();
  await press('End');
  const begun = performance.now();
  await page.keyboard.type(' which is typed quickly');
  facts.msPerLetter = Math.round((performance.now() - begun) / ' which is typed quickly'.length);
  await page.getByRole('region', { name: 'Lines' }).evaluate((list) => (list.scrollTop = list.scrollHeight));
  await text(LINES).waitFor();
  await saved();
  facts.first = (await stored('en-x-long')).cues[0].text;
  await press('Control+f');
  await page.getByLabel('Find', { exact: true }).fill('of the talk');
  await page.getByRole('search', { name: 'Find and replace' }).getByText('3,000 lines').waitFor();
  await page.getByLabel('Replace by').fill('of this talk');
  await page.getByRole('button', { name: 'Replace all' }).click();
  await saved();
}

async function trouble() {
  step = 'the network is gone';
  await page.goto(`/library/${media}/captions/en-x-net`);
  await page.getByRole('button', { name: 'Add a line' }).last().click();
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  await page.keyboard.type('Before');
  await saved();
  await context.setOffline(true);
  await page.keyboard.type(' and while it is gone');
  await page.getByText('the server does not answer').waitFor();
  await context.setOffline(false);
  await saved();
  facts.afterNetwork = (await stored('en-x-net')).cues[0].text;

  step = 'signed out';
  await context.clearCookies();
  await text(1).focus();
  await press('End');
  await page.keyboard.type(', signed out');
  await page.getByText('you are signed out').waitFor();
  await session();
  await saved();
  facts.afterSignIn = (await stored('en-x-net')).cues[0].text;

  step = 'signed out and away';
  await context.clearCookies();
  await page.keyboard.type(', away');
  await page.getByText('you are signed out').waitFor();
  await signIn();
  await page.goto(`/library/${media}/captions/en-x-net`);
  await text(1).waitFor();
  await saved();
  facts.afterReturn = await text(1).inputValue();
  await page.waitForFunction(
    async ([path, wanted]) => (await (await fetch(path)).json()).cues[0].text === wanted,
    [`${track('en-x-net')}/draft`, facts.afterReturn],
  );
}

try {
  await signIn();
  if (part === 'heart') {
    await heart();
  } else {
    await byKeysAlone();
    await longTalk();
    await trouble();
  }
} catch (error) {
  facts.failed = `${step}: ${String(error).split('\n').slice(0, 6).join(' ')}`;
} finally {
  await browser.close();
}
console.log(JSON.stringify(facts));
