// The first administrator of an empty installation, made by the link that the server printed; the link works once.
import { mkdirSync } from 'node:fs';
import { launch } from './browser.mjs';

const { LOGGIA_BASE: base, LOGGIA_LINK: link, LOGGIA_PASSWORD: password, LOGGIA_SHOTS: shots } = process.env;
const browser = await launch();
let step = 'start';

async function open() {
  const context = await browser.newContext({ baseURL: base, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(link);
  await page.getByRole('heading', { name: 'Set up Loggia' }).waitFor();
  return page;
}

async function fill(page, username, again = password) {
  await page.getByLabel('Your name').fill('Greta Gallery');
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Password again').fill(again);
  await page.getByRole('button', { name: 'Create' }).click();
}

try {
  step = 'two passwords that differ are refused';
  const first = await open();
  await fill(first, 'greta', `${password}!`);
  await first.getByRole('alert').getByText('not the same').waitFor();
  step = 'the administrator is made and signed in';
  const second = await open();
  await fill(first, 'greta');
  await first.getByRole('heading', { name: 'Good to see you, Greta' }).waitFor();
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await first.screenshot({ path: `${shots}/first-home.png` });
  }
  const { roles, people } = await first.evaluate(async () => ({
    roles: (await (await fetch('/api/v1/me')).json()).roles,
    people: (await (await fetch('/api/v1/admin/overview')).json()).counts.people,
  }));
  step = 'the link is used up';
  await fill(second, 'another');
  await second.getByRole('alert').getByText('has been used').waitFor();
  console.log(JSON.stringify({ ok: true, roles, people }));
} catch (error) {
  console.log(JSON.stringify({ ok: false, step, error: String(error) }));
  process.exitCode = 1;
} finally {
  await browser.close();
}
