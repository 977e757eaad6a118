// Every page of the product, seen by the people who come to it, in both themes, on a desk and on a phone. What is wrong
// with any of them is collected and told at the end, so that one run shows all. Prints one JSON object.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { launch } from './browser.mjs';
import { Look } from './look.mjs';

const { LOGGIA_BASE: base, LOGGIA_PASSWORD: password, LOGGIA_FILM: film, LOGGIA_SHOTS: shots } = process.env;
const NOBODY = '00000000-0000-4000-8000-000000000000';

const browser = await launch();
const look = new Look(base, shots);
const started = performance.now();

/** Goes to a page, waits for what shows that it is there, and looks. `act` brings it into the state to be looked at. */
async function visit(page, name, path, { ready, act, expected } = {}) {
  look.enter(name, expected);
  try {
    if (path) await page.goto(path);
    if (ready) await ready(page).first().waitFor();
    if (act) await act(page);
    await look.at(page);
  } catch (error) {
    look.tell(`could not be looked at: ${String(error).split('\n').slice(0, 4).join(' ')}`);
  }
}

const heading = (name) => (page) => page.getByRole('heading', { name });
const text = (words) => (page) => page.getByText(words);
const cell = (page) => page.getByRole('cell');

async function signedIn(username) {
  const page = await look.open(browser);
  look.enter(`${username} signs in`, [401]);
  await page.goto('/sign-in');
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Good to see you' }).waitFor();
  return page;
}

/** A clip of the demo organisation, whatever else other tests have published. */
async function clip(page, title = 'Negotiating without discounts') {
  const [word] = title.split(' ');
  const { items } = await (await page.request.get(`/api/v1/media?state=PUBLISHED&q=${word}`)).json();
  return items.find((item) => item.title === title);
}

/** A change on behalf of who is signed in at the page. From here, since a film may be too large a word for the browser. */
async function call(page, method, path, { headers, data } = {}) {
  const { csrfToken } = await (await page.request.get('/api/v1/me')).json();
  const reply = await page.request.fetch(path, { method, headers: { ...headers, 'X-CSRF-Token': csrfToken }, data });
  if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()}`);
  return reply.headers();
}

/** A change whose answer is of use. */
async function told(page, method, path, data) {
  const { csrfToken } = await (await page.request.get('/api/v1/me')).json();
  const reply = await page.request.fetch(path, { method, headers: { 'X-CSRF-Token': csrfToken }, data });
  if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${await reply.text()}`);
  return reply.json();
}

/** An item of one's own that no other page shows. */
async function uploaded(page, title) {
  const data = readFileSync(film);
  const headers = {
    'Tus-Resumable': '1.0.0',
    'Upload-Length': `${data.length}`,
    'Upload-Metadata': `filename ${btoa('spare.mp4')},title ${btoa(title)}`,
    'Content-Type': 'application/offset+octet-stream',
  };
  return (await call(page, 'POST', '/api/v1/uploads', { headers, data }))['loggia-media-id'];
}

async function stranger() {
  const page = await look.open(browser);
  await visit(page, 'sign-in', '/', { ready: heading('Welcome back'), expected: [401] });
  await visit(page, 'sign-in-refused', null, {
    expected: [401],
    act: async () => {
      await page.getByLabel('User name').fill('nobody');
      await page.getByLabel('Password', { exact: true }).fill('not the password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('is not right').waitFor();
    },
  });
  await visit(page, 'sign-in-problem', '/sign-in?problem=sso-denied&reference=4F2C9A', {
    ready: text('4F2C9A'),
    expected: [401],
  });
  await visit(page, 'sign-in-signed-out', '/sign-in?signedOut', { ready: text('are signed out'), expected: [401] });
  // The page closes its window after a glance, and a slow look at it would last longer than that.
  await page.addInitScript(() => (window.close = () => undefined));
  await visit(page, 'dry-run-ended', '/sso-tested?state=denied', { ready: heading('would be turned away') });
  await visit(page, 'setup', `/setup?token=${'x'.repeat(32)}`, { ready: heading('Set up'), expected: [401] });
  await visit(page, 'setup-refused', null, {
    expected: [401, 404],
    act: async () => {
      await page.getByLabel('Your name').fill('Greta Gallery');
      await page.getByLabel('User name').fill('greta');
      await page.getByLabel('Password', { exact: true }).fill('a long enough password');
      await page.getByLabel('Password again').fill('a long enough password');
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByRole('alert').getByText('link').first().waitFor();
    },
  });
  await visit(page, 'setup-without-token', '/setup', { ready: heading('Set up'), expected: [401] });
  await visit(page, 'letters-unknown', '/letters/x', { ready: text('not whole'), expected: [401, 404] });
  await page.context().close();
}

/** Plays for two seconds, which the server has taken down when this returns, then stands still with its controls in view. */
async function playing(page) {
  const video = page.locator('video');
  await video.waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('video')?.readyState >= 3);
  const start = await video.evaluate(async (element) => {
    element.muted = true;
    element.currentTime = Math.min(9, element.duration / 2);
    await element.play();
    return element.currentTime;
  });
  await page.waitForFunction((from) => document.querySelector('video').currentTime > from + 2, start);
  await Promise.all([
    page.waitForResponse((reply) => reply.url().endsWith('/beats') && reply.ok()),
    video.evaluate((element) => element.pause()),
  ]);
  await page.mouse.move(400, 300);
}

/** Plays the last moments alone, which complete nothing; what comes next waits while the page is hidden. */
async function ended(page) {
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { get: () => true }));
  await page.waitForFunction(() => document.querySelector('video')?.readyState >= 3);
  await page.locator('video').evaluate((element) => {
    element.muted = true;
    element.currentTime = element.duration - 0.6;
    return element.play();
  });
  await page.getByRole('dialog', { name: 'Up next' }).waitFor();
}

async function viewer() {
  const page = await signedIn('viewer');
  const item = await clip(page);
  await visit(page, 'watch', `/watch/${item.id}`, { ready: heading(item.title), act: playing });
  await visit(page, 'watch-settings', null, {
    act: () => page.getByRole('button', { name: 'Settings' }).first().click(),
  });
  await visit(page, 'home', '/', { ready: heading('Continue watching') });
  await visit(page, 'search-suggestions', null, {
    ready: heading('Continue watching'),
    act: async () => {
      await page.getByRole('combobox').first().fill('saf');
      await page.getByRole('option').first().waitFor();
    },
  });
  await visit(page, 'search-before', '/search', { ready: heading('Search every word') });
  await visit(page, 'search-hits', '/search?q=safety', { ready: (p) => p.locator('main a[href*="t="]') });
  await visit(page, 'search-none', '/search?q=zzyzxqq', { ready: text('Nothing matches') });
  await visit(page, 'channels', '/channels', { ready: heading('Channels') });
  const channel = await page.evaluate(async () => (await fetch('/api/v1/channels')).json());
  if (channel.items.length > 0) {
    const { id, name } = channel.items.find((one) => one.items > 0) ?? channel.items[0];
    await visit(page, 'channel', `/channels/${id}`, { ready: heading(name) });
  }
  await visit(page, 'learning', '/learning', { ready: heading('In progress') });
  await visit(page, 'learning-completed', '/learning?tab=completed', { ready: heading('My learning') });
  await visit(page, 'not-found', '/nowhere', { ready: heading('Not found') });
  await visit(page, 'watch-missing', `/watch/${NOBODY}`, { ready: heading('Not found'), expected: [404] });
  await visit(page, 'channel-missing', `/channels/${NOBODY}`, { ready: heading('Not found'), expected: [404] });
  await visit(page, 'forbidden-admin', '/admin', { ready: heading('administrators') });
  await visit(page, 'forbidden-upload', '/upload', { ready: text('Only authors') });
  await visit(page, 'forbidden-reports', '/reports/completion', { ready: text('do not manage') });
  await visit(page, 'forbidden-item', `/library/${item.id}`, { ready: heading('may not change') });
  await visit(page, 'watch-ended', `/watch/${item.id}`, { ready: heading(item.title), act: ended });
  await page.context().close();
}

async function author() {
  const page = await signedIn('author');
  const item = await clip(page);
  await visit(page, 'upload', '/upload', { ready: heading('Upload') });
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await visit(page, 'upload-under-way', null, {
    act: async () => {
      await network.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: 8_000,
      });
      await page.locator('input[type=file]').first().setInputFiles(film);
      await page.getByRole('form', { name: 'Details' }).waitFor();
    },
  });
  look.enter('upload-removed');
  await Promise.all([
    page.waitForResponse((reply) => reply.request().method() === 'DELETE' && reply.status() === 204),
    page.getByRole('button', { name: `Remove ${basename(film)}` }).click(),
  ]);
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  const spare = await uploaded(page, 'Spare recording');
  await visit(page, 'item-to-the-trash', `/library/${spare}?tab=delete`, {
    ready: (p) => p.getByRole('button', { name: 'Move to trash' }),
    act: async () => {
      await page.getByRole('button', { name: 'Move to trash' }).click();
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  });
  await visit(page, 'trash', '/library/trash', { ready: (p) => p.getByText('Spare recording') });
  await visit(page, 'trash-restored', null, {
    act: async () => {
      await page.getByRole('button', { name: 'Restore: “Spare recording”' }).click();
      await page.getByText('is back').waitFor();
    },
  });
  await call(page, 'DELETE', `/api/v1/media/${spare}`);
  await visit(page, 'trash-delete-now', '/library/trash', {
    ready: (p) => p.getByRole('button', { name: 'Delete now: “Spare recording”' }),
    act: async () => {
      await page.getByRole('button', { name: 'Delete now: “Spare recording”' }).click();
      await page.getByRole('dialog').waitFor();
    },
  });
  await call(page, 'DELETE', `/api/v1/trash/${spare}`);
  await visit(page, 'library', '/library', { ready: cell });
  await visit(page, 'report-builder-author', '/reports', { ready: (p) => p.getByText('Catalog') });
  await visit(page, 'figures-mine', '/reports/figures/author', { ready: heading('Sought in vain') });
  await visit(page, 'library-grid', '/library?view=grid&q=Negotiating', { ready: heading(item.title) });
  for (const tab of ['details', 'captions', 'audience', 'completions', 'processing', 'delete']) {
    await visit(page, `item-${tab}`, `/library/${item.id}?tab=${tab}`, { ready: heading(item.title) });
  }
  await visit(page, 'item-captions-untimed', `/library/${item.id}?tab=captions`, {
    ready: (p) => p.getByRole('button', { name: 'Choose file' }),
    expected: [422],
    act: async () => {
      const notes = { name: 'notes.de.txt', mimeType: 'text/plain', buffer: Buffer.from('Guten Morgen. Wir beginnen.') };
      await page.locator('form input[type=file]').setInputFiles(notes);
      await page.getByRole('button', { name: 'Upload', exact: true }).click();
      await page.getByRole('button', { name: 'Estimate the times' }).waitFor();
    },
  });
  await captionEditor(page, item);
  await itemAnalytics(page, item);
  await visit(page, 'item-files', `/library/${item.id}?tab=files`, {
    ready: (p) => p.getByRole('button', { name: 'Replace' }),
  });
  await visit(page, 'item-chapters', `/library/${item.id}?tab=chapters`, {
    ready: (p) => p.getByRole('button', { name: 'Add a chapter' }),
    act: async () => {
      await page.getByRole('button', { name: 'Use picture 1' }).waitFor();
      await page.getByRole('button', { name: 'Add a chapter' }).click();
      await page.getByLabel('Title').last().fill('Prices are promises');
    },
  });
  await visit(page, 'person-menu', '/', {
    ready: heading('Good to see you'),
    act: () => page.getByRole('button', { name: /^Your account/ }).click(),
  });
  await visit(page, 'home-german', null, {
    act: async () => {
      // The kit draws a label over the radio, which itself is out of sight.
      const choose = (name) => page.getByRole('radio', { name }).evaluate((radio) => radio.click());
      await choose('Dark');
      await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark');
      await choose('As the system');
      await choose('Deutsch');
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: 'Neu für Sie' }).waitFor();
    },
  });
  await page.context().close();
}

/** As many as it takes for figures: more people than the demo organisation has. */
const WATCHED_BY_MANY = {
  durationSeconds: 40,
  tooFew: false,
  views: 1840,
  viewers: 412,
  watchedSeconds: 51_300,
  averageShare: 0.71,
  funnel: { opened: 412, quarter: 390, half: 344, threeQuarters: 301, completed: 266 },
  from: '2026-11-01',
  to: '2026-11-05',
  step: 'DAY',
  trend: [1, 2, 3, 4, 5].map((day) => ({
    day: `2026-11-0${day}`,
    figures: day === 3 ? null : { views: 40 * day, viewers: 20 * day, watchedSeconds: 900, completions: 3 },
  })),
  departments: [
    { id: '0', name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', viewers: 300, completed: 210, averageShare: 0.74 },
    { id: '1', name: 'מחלקת מכירות (צפון)', viewers: 100, completed: 50, averageShare: 0.5 },
  ],
  departmentsHidden: 12,
  devices: [{ name: 'DESKTOP', views: 1200 }],
  devicesHidden: 640,
  entries: [{ name: 'SEARCH', views: 1100 }],
  entriesHidden: 0,
  retention: { stepSeconds: 4, counts: [412, 400, 390, 380, 300, 290, 285, 281, 280, 266], all: 412 },
  heat: { stepSeconds: 4, counts: [420, 410, 400, 700, 980, 500, 300, 290, 285, 270], all: 1840 },
  smallestGroup: 5,
};

/** Of the few who there are, and of many: the charts by keyboard, on paper, and along the player's seek bar. */
async function itemAnalytics(page, item) {
  const tab = `/library/${item.id}?tab=analytics`;
  await visit(page, 'item-analytics-few', tab, { ready: (p) => p.getByText(/^(?:Too few people|Nobody has watched)/) });
  await visit(page, 'item-analytics-few-month', `${tab}&period=month`, {
    ready: (p) => p.getByText(/Choose a longer period/),
  });
  const answer = (route) => route.fulfill({ json: WATCHED_BY_MANY });
  const asked = (url) => url.pathname === `/api/v1/analytics/media/${item.id}`;
  await page.route(asked, answer);
  await visit(page, 'item-analytics', tab, {
    ready: heading('How far people watch'),
    act: async () => {
      const curve = page.getByRole('slider', { name: 'How far people watch' });
      await curve.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('PageUp');
      const told = await curve.getAttribute('aria-valuetext');
      if (!told.startsWith('0:36: Watched this part 65')) throw new Error(`the curve says "${told}"`);
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await page.setViewportSize({ width: 700, height: 1000 });
      const wide = await page.locator('main svg').evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));
      if (wide > 700) throw new Error(`a chart ends ${wide - 700} px beyond the paper`);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await page.emulateMedia({ media: null });
    },
  });
  await visit(page, 'watch-heat', `/watch/${item.id}`, {
    ready: heading(item.title),
    act: async () => {
      await playing(page);
      await page.getByRole('slider', { name: 'Position' }).hover();
      await page.locator('[role=slider] > svg path').waitFor({ state: 'attached' });
    },
  });
  await page.unroute(asked);
}

/** A draft of a language that nobody publishes: begun, worked on by keys, saved by itself, conflicting, and given up. */
async function captionEditor(page, item) {
  const draft = `/api/v1/media/${item.id}/captions/en-x-tour/draft`;
  const line = (n, text) => ({ startSeconds: n * 2, endSeconds: n * 2 + 1.9, speaker: n ? '' : 'Ann', text });
  const lines = ['Prices are promises.', '', 'Far too many words for such a short while, and on one line alone, too'].map(
    (text, n) => line(n, text),
  );
  const saved = await told(page, 'PUT', draft, { published: 0, setAside: false, cues: lines });
  const text = (n) => page.getByLabel(`Text of line ${n}`, { exact: true });
  await visit(page, 'caption-editor', `/library/${item.id}/captions/en-x-tour`, {
    ready: () => text(1),
    act: async () => {
      await page.waitForFunction(() => document.querySelector('video')?.readyState >= 2);
      await text(1).focus();
      await page.keyboard.press('Alt+ArrowDown');
      await page.keyboard.type('Silence is a tool.');
      await page.getByText('Saved', { exact: true }).waitFor();
    },
  });
  await visit(page, 'caption-editor-find', null, {
    act: async () => {
      await page.keyboard.press('Control+f');
      await page.getByLabel('Find', { exact: true }).fill('is a');
      await page.getByText('1 line', { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByLabel('Find', { exact: true }).waitFor({ state: 'detached' });
      await page.keyboard.press('Control+f');
    },
  });
  await visit(page, 'caption-editor-keys', null, {
    act: async () => {
      await page.getByRole('button', { name: 'Keys' }).click();
      await page.getByRole('dialog').getByText('Split at the cursor').waitFor();
    },
  });
  await page.keyboard.press('Escape');
  await visit(page, 'caption-editor-shift', null, {
    act: async () => {
      await page.getByRole('button', { name: 'Shift times' }).click();
      await page.getByLabel('By seconds').fill('1.5');
    },
  });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await visit(page, 'caption-editor-speakers', null, {
    act: async () => {
      await page.getByRole('button', { name: 'Rename a speaker' }).click();
      await page.getByLabel('New name').fill('Anna');
      await page.getByRole('button', { name: 'Rename in 1 line' }).waitFor();
    },
  });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const now = await (await page.request.get(draft)).json();
  if (now.version === saved.version) throw new Error('the editor has saved nothing');
  await call(page, 'PUT', draft, { data: { version: now.version, published: 0, setAside: false, cues: lines.slice(0, 2) } });
  await visit(page, 'caption-editor-conflict', null, {
    expected: [409],
    act: async () => {
      await text(1).fill('Prices are promises, and mine.');
      await page.getByRole('button', { name: 'Keep mine' }).waitFor();
    },
  });
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await visit(page, 'caption-editor-history', null, {
    act: async () => {
      await page.getByRole('button', { name: 'History' }).click();
      await page.getByRole('button', { name: 'Go back to this' }).first().waitFor();
    },
  });
  await page.getByRole('button', { name: 'Give this draft up' }).click();
  await page.getByText('No line yet').waitFor();
}

/** From the empty list over the dialog to what those see who are asked; gone afterwards, since others look at these pages, too. */
async function assignments() {
  const page = await signedIn('author');
  const item = await clip(page);
  const tab = `/library/${item.id}?tab=assignments`;
  await visit(page, 'item-assignments-none', tab, { ready: text('Nobody is asked') });
  await visit(page, 'item-assign', null, {
    act: async () => {
      await page.getByRole('button', { name: 'Assign' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: 'Everyone' }).check();
      await dialog.getByText(/^This asks \d/).waitFor();
    },
  });
  const media = await (await page.request.get(`/api/v1/media/${item.id}`)).json();
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const audience = media.audience.map((entry) => entry.principal);
  const terms = [
    { mandatory: true, from: day(-20), due: day(-2) },
    { mandatory: true, due: day(2), everyMonths: 12 },
    { mandatory: false },
  ];
  for (const one of terms) {
    await call(page, 'POST', '/api/v1/assignments', { data: { mediaId: item.id, audience, ...one } });
  }
  await visit(page, 'item-assignments', tab, { ready: text('overdue') });
  await visit(page, 'item-assignment-end', null, {
    act: async () => {
      await page.getByRole('button', { name: 'End' }).first().click();
      await page.getByRole('dialog').waitFor();
    },
  });
  const viewer = await signedIn('viewer');
  await visit(viewer, 'home-assigned', '/', { ready: heading('Assigned to you') });
  await viewer.context().close();
  const boss = await signedIn('manager');
  await visit(boss, 'figures-department-assigned', '/reports/figures/department', {
    ready: heading('Completion by assignment'),
    act: () => boss.getByRole('heading', { name: 'Completion by assignment' }).scrollIntoViewIfNeeded(),
  });
  await boss.context().close();
  const given = await (await page.request.get(`/api/v1/assignments?media=${item.id}`)).json();
  for (const { id } of given.items) await call(page, 'DELETE', `/api/v1/assignments/${id}`);
  await page.context().close();
}

async function manager() {
  const page = await signedIn('manager');
  await visit(page, 'report', '/reports/completion', { ready: cell });
  await visit(page, 'figures-department', '/reports/figures/department', { ready: text('Time watched') });
  await visit(page, 'report-builder', '/reports/build?period=month', {
    ready: cell,
    act: async () => {
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Each month');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name: 'Saved reports' }).waitFor();
      await page.getByRole('button', { name: 'In the background' }).click();
      await page.getByRole('menuitem', { name: 'CSV' }).click();
      await page.getByRole('link', { name: 'Download “Completion' }).first().waitFor();
    },
  });
  const { id: report } = await told(page, 'POST', '/api/v1/reports/saved', {
    name: 'Completion of my people, each month',
    shared: false,
    asked: { kind: 'completion', period: 'LAST_MONTH', department: await department(page, 'Sales') },
  });
  const { id: me } = await (await page.request.get('/api/v1/me')).json();
  await told(page, 'POST', '/api/v1/reports/schedules', {
    report,
    schedule: {
      rhythm: 'MONTHLY',
      day: 1,
      hour: 7,
      format: 'XLSX',
      attached: true,
      toManagers: false,
      receivers: [me],
      language: 'en',
    },
  });
  await visit(page, 'report-schedules', '/reports/build', {
    ready: heading('Sent by e-mail'),
    act: async () => {
      await page.getByText('What was sent').click();
      await page.getByText('Nothing was sent yet').waitFor();
    },
  });
  await visit(page, 'report-schedule-change', null, {
    act: async () => {
      await page.getByRole('button', { name: 'Change how' }).first().click();
      await page.getByRole('dialog').getByText('It is sent to you').waitFor();
    },
  });
  await call(page, 'DELETE', `/api/v1/reports/saved/${report}`);
  await page.context().close();
}

/** Learning and development: told of all learning, and at items that are not theirs of what people learn by them. */
async function learning() {
  const page = await signedIn('learning');
  const item = await clip(page, 'Safety in your first week');
  await visit(page, 'report-learning', '/reports', { ready: cell });
  await visit(page, 'figures-department-learning', '/reports/figures/department', { ready: text('Time watched') });
  await visit(page, 'figures-organisation-learning', '/reports/figures/organisation', {
    ready: text('Time watched'),
    act: async () => {
      if (await page.getByRole('heading', { name: 'Storage' }).count()) throw new Error('storage is told of');
    },
  });
  await visit(page, 'report-builder-learning', '/reports/build', { ready: text('Search terms') });
  await visit(page, 'watch-learning', `/watch/${item.id}`, {
    ready: (p) => p.getByRole('link', { name: 'Analytics and assignments' }),
  });
  await visit(page, 'item-learning', `/library/${item.id}`, { ready: heading(item.title) });
  await visit(page, 'item-learning-assign', `/library/${item.id}?tab=assignments`, {
    ready: (p) => p.getByRole('button', { name: 'Assign' }),
    act: async () => {
      await page.getByRole('button', { name: 'Assign' }).first().click();
      await page.getByRole('dialog').getByRole('radio', { name: 'Everyone' }).check();
    },
  });
  await page.evaluate(() => localStorage.setItem('loggia.language', 'de'));
  await visit(page, 'figures-author-learning-german', '/reports/figures/author', { ready: text('Gesehene Zeit') });
  await page.context().close();
}

/** A provider that answers nobody: what it looks like from set-up to the sign-in page, and that it goes without a trace. */
async function signOn(page) {
  await visit(page, 'sso', '/admin/sso', { ready: heading('Local accounts') });
  await visit(page, 'sso-new', null, {
    act: async () => {
      await page.getByRole('button', { name: 'Add provider' }).first().click();
      await page.getByLabel('Name').fill('Nobody’s house');
      await page.getByLabel('Issuer').fill('https://id.example.invalid/realms/staff');
    },
  });
  await visit(page, 'sso-draft', null, {
    act: async () => {
      await page.getByRole('button', { name: 'Add and set up' }).click();
      await page.getByRole('heading', { name: 'Addresses for the provider' }).waitFor();
      await page.getByLabel('Client ID').fill('loggia');
      await page.getByRole('button', { name: 'Add rule' }).click();
      const rule = page.getByRole('group', { name: 'Rule 1' });
      await rule.getByLabel('If the claim').fill('groups');
      await rule.getByLabel('Value').fill('/Sales');
      await page.getByRole('button', { name: 'Save draft' }).click();
      await page.getByText('Something is missing here').waitFor();
    },
  });
  await visit(page, 'sso-leaving', null, {
    act: async () => {
      await page.getByRole('tab', { name: 'People' }).click();
      await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    },
  });
  await visit(page, 'sso-test-failed', null, {
    act: async () => {
      await page.getByRole('button', { name: 'Stay' }).click();
      await page.getByRole('button', { name: 'Remove rule 1' }).click();
      await page.getByRole('button', { name: 'Save and test' }).click();
      await page.getByText(/^Failed: /).waitFor({ state: 'attached' });
    },
  });
  await visit(page, 'sso-active', null, {
    act: async () => {
      await page.getByRole('button', { name: 'Activate without a test…' }).click();
      await page.getByRole('button', { name: 'Activate untested' }).click();
      await page.getByRole('button', { name: 'Switch off' }).waitFor();
    },
  });
  const stranger = await look.open(browser);
  await visit(stranger, 'sign-in-provider', '/sign-in?to=/channels', {
    ready: (p) => p.getByRole('link', { name: 'Continue with Nobody’s house' }),
    expected: [401],
  });
  await visit(stranger, 'sign-in-local', '/sign-in?local', { ready: (p) => p.getByLabel('User name'), expected: [401] });
  await stranger.context().close();
  await visit(page, 'sso-list', '/admin/sso', { ready: heading('Nobody’s house') });
  await visit(page, 'roster', '/admin/roster', { ready: heading('CSV import') });
  await visit(page, 'roster-token', null, {
    act: async () => {
      await page.getByRole('button', { name: 'New token' }).click();
      await page.getByLabel('Name').fill('Tour');
      await page.getByRole('button', { name: 'Create token' }).click();
      await page.getByRole('button', { name: 'I have kept it' }).waitFor();
    },
  });
}

/** A sign-in page with a provider would fold the form that other tests fill in. */
async function forgetProviders(page) {
  await page.evaluate(async () => {
    const { csrfToken } = await (await fetch('/api/v1/me')).json();
    const { items } = await (await fetch('/api/v1/admin/sso')).json();
    for (const { id, settings } of items) {
      if (settings.issuer.includes('.invalid')) {
        await fetch(`/api/v1/admin/sso/${id}`, { method: 'DELETE', headers: { 'X-CSRF-Token': csrfToken } });
      }
    }
  });
}

async function department(page, name) {
  const { items } = await page.evaluate(async () => (await fetch('/api/v1/departments')).json());
  return items.find((one) => one.name === name).id;
}

/** The tree is left as it was found; what was done to it is for the audit log to show. */
async function departments(page) {
  const dialog = page.getByRole('dialog');
  const choose = async (name, action) => {
    await page.getByRole('button', { name: `What to do with ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).waitFor();
  };
  await visit(page, 'admin-search', '/admin/search', { ready: heading('Words of the house') });
  await visit(page, 'admin-mail', '/admin/mail', { ready: heading('Mail server') });
  await visit(page, 'admin-speech', '/admin/speech', { ready: heading('Speech to text') });
  await visit(page, 'admin-calendar', '/admin/calendar', { ready: heading('Days and weeks') });
  await visit(page, 'figures-organisation', '/reports/figures/organisation', { ready: text('Time watched') });
  await visit(page, 'figures-channel', '/reports/figures/channel', { ready: text('Time watched') });
  await visit(page, 'figures-author', '/reports/figures/author', { ready: text('Time watched') });
  await visit(page, 'admin-departments', '/admin/departments', { ready: text('Mara Manager') });
  await visit(page, 'admin-department-new', null, {
    act: async () => {
      await choose('Sales', 'Add a department below');
      await dialog.getByLabel('Name').fill('Field service');
    },
  });
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByText('Field service', { exact: true }).waitFor();
  await visit(page, 'admin-department-edit', null, {
    act: async () => {
      await choose('Field service', 'Edit');
      await dialog.getByLabel('Name').fill('Service on site');
    },
  });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await visit(page, 'admin-department-delete', null, { act: () => choose('Sales', 'Delete') });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await choose('Service on site', 'Delete');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function admin() {
  const page = await signedIn('admin');
  await visit(page, 'admin', '/admin', { ready: heading('Health') });
  await visit(page, 'admin-people', '/admin/people', { ready: cell });
  await visit(page, 'admin-new-person', null, {
    act: () => page.getByRole('button', { name: 'New account' }).click(),
  });
  await page.keyboard.press('Escape');
  await visit(page, 'admin-person', '/admin/people?q=ada', {
    ready: cell,
    act: async () => {
      await page.getByRole('button', { name: 'Edit Ada Admin' }).click();
      await page.getByText('This session').waitFor();
    },
  });
  await visit(page, 'admin-people-chosen', '/admin/people?department=' + (await department(page, 'Sales')), {
    ready: cell,
    act: () => page.getByRole('checkbox', { name: 'Select everyone shown' }).click(),
  });
  await visit(page, 'admin-people-bulk', null, {
    act: async () => {
      await page.getByRole('button', { name: 'Disable', exact: true }).click();
      await page.getByText('signed out at once').waitFor();
    },
  });
  await visit(page, 'admin-people-filter', '/admin/people?role=ADMIN', {
    ready: cell,
    act: async () => {
      await page.getByRole('button', { name: /^Department: / }).click();
      await page.getByRole('radio').first().waitFor();
    },
  });
  await visit(page, 'admin-people-none', '/admin/people?q=zzyzxqq', { ready: text('Nobody fits') });
  await departments(page);
  await visit(page, 'admin-audit', '/admin/audit', { ready: cell });
  await visit(page, 'admin-audit-none', '/admin/audit?subject=zzyzxqq', { ready: text('No change fits') });
  await visit(page, 'admin-jobs', '/admin/jobs?state=DONE', { ready: text('Storage by item') });
  await visit(page, 'admin-storage', '/admin/storage', {
    ready: text('By department'),
    act: async () => {
      await page.getByText('Integrity').waitFor();
      await page.getByText('Day by day').click();
    },
  });
  await visit(page, 'admin-storage-bucket', null, { act: () => page.getByLabel('Kind').selectOption('S3') });
  await page.getByLabel('Kind').selectOption('NONE');
  await visit(page, 'admin-storage-quota', null, {
    act: async () => {
      await page.getByRole('button', { name: 'Set a quota' }).first().click();
      await page.getByRole('dialog').getByLabel('Gigabytes').fill('2.5');
    },
  });
  await page.keyboard.press('Escape');
  await visit(page, 'admin-transcoding', '/admin/transcoding', { ready: text('Isolation of media') });
  await visit(page, 'admin-ladder', '/admin/ladder', { ready: text('What it would make') });
  await visit(page, 'admin-ladder-item', null, {
    act: async () => {
      await page.getByRole('textbox', { name: 'Or an item' }).fill('e');
      await page.getByRole('option').first().waitFor();
    },
  });
  await visit(page, 'admin-delivery', '/admin/delivery', { ready: text('Address of the CDN') });
  await visit(page, 'library-all', '/library?by=all', { ready: cell });
  await visit(page, 'admin-privacy', '/admin/privacy', { ready: heading('What was agreed on') });
  await signOn(page);
  await forgetProviders(page);
  await page.evaluate(() => localStorage.setItem('loggia.language', 'de'));
  await visit(page, 'admin-people-german', '/admin/people', { ready: cell });
  await visit(page, 'admin-departments-german', '/admin/departments', { ready: text('Mara Manager') });
  await visit(page, 'admin-transcoding-german', '/admin/transcoding', { ready: text('libx264') });
  await visit(page, 'admin-audit-german', '/admin/audit', { ready: cell });
  await page.context().close();
}

try {
  const only = process.env.LOGGIA_TOUR && process.env.LOGGIA_TOUR.split(',');
  for (const person of [stranger, viewer, author, assignments, manager, learning, admin]) {
    if (!only || only.includes(person.name)) await person();
  }
} catch (error) {
  look.tell(`the tour ended: ${String(error)}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
const seconds = Math.round((performance.now() - started) / 1000);
console.log(JSON.stringify({ findings: look.findings, visited: look.visited, seconds }));
