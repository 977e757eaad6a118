// What search by meaning finds beside the hits, looked at as every page of the tour is. Prints one JSON object.
import { launch } from './browser.mjs';
import { Look } from './look.mjs';

const { LOGGIA_BASE: base, LOGGIA_PASSWORD: password, LOGGIA_SHOTS: shots, LOGGIA_WORDS: words } = process.env;
const browser = await launch();
const look = new Look(base, shots);
let links = [];
try {
  const page = await look.open(browser);
  look.enter('viewer signs in', [401]);
  await page.goto('/sign-in');
  await page.getByLabel('User name').fill('viewer');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Good to see you' }).waitFor();

  look.enter('search-meaning');
  await page.goto(`/search?q=${encodeURIComponent(words)}`);
  await page.getByRole('heading', { name: 'Also about this' }).waitFor();
  links = await page.locator('main a[href^="/watch/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  await look.at(page);
} catch (error) {
  look.tell(`could not be looked at: ${String(error).split('\n').slice(0, 4).join(' ')}`);
}
await browser.close();
console.log(JSON.stringify({ findings: look.findings, visited: look.visited, links }));
