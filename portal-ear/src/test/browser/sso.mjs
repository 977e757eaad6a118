// Single sign-on as people meet it: a real Keycloak's login page between a deep link and the film, an admin who proves a
// provider by a dry run in a window of its own, and signing out of both houses. Prints one JSON object.
import { launch } from './browser.mjs';
import { Look } from './look.mjs';

const {
  LOGGIA_BASE: base,
  LOGGIA_PASSWORD: password,
  LOGGIA_PROVIDER: provider,
  LOGGIA_PROVIDER_ORIGIN: providerOrigin,
  LOGGIA_FILM: film,
  LOGGIA_SHOTS: shots,
} = process.env;

const facts = {};
const browser = await launch();
const look = new Look(base, shots);

async function signIn(page, username) {
  await page.getByRole('link', { name: `Continue with ${provider}` }).click();
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
  await page.locator('#kc-login').click();
}

async function employee() {
  const page = await look.open(browser);
  look.enter('deep link', [401]);
  await page.goto(`/watch/${film}?t=3`);
  await signIn(page, 'erika');
  await page.waitForURL(`${base}/watch/**`);
  await page.locator('video').waitFor({ state: 'attached' });
  facts.landed = new URL(page.url()).pathname + new URL(page.url()).search;

  look.enter('sign-out', [401]);
  await page.getByRole('button', { name: 'Erika Employee' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(`${base}/sign-in?signedOut`);
  await page.getByText('You are signed out.').waitFor();
  await look.at(page);
  await page.getByRole('link', { name: `Continue with ${provider}` }).click();
  await page.locator('#password').waitFor();
  facts.askedAgain = new URL(page.url()).origin === providerOrigin;
  await page.context().close();
}

async function admin() {
  const page = await look.open(browser);
  look.enter('admin', [401]);
  await page.goto('/admin/sso');
  await signIn(page, 'alma');
  await page.waitForURL(`${base}/admin/sso`);
  await page.getByRole('heading', { name: provider }).waitFor();
  await page.getByRole('link', { name: provider }).click();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByText('Every step passed.').first().waitFor({ state: 'attached' });

  const opening = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Start dry run' }).click();
  const trial = await opening;
  await trial.getByRole('heading', { name: 'That worked' }).waitFor();
  facts.trialWindow = new URL(trial.url()).pathname;
  await page.getByText('Would be let in:').waitFor();
  await page.getByText('This account would administer Loggia.').waitFor();
  facts.claims = await page.getByText('realm_access').count();
  look.enter('dry-run-passed');
  await look.at(page);
  if (shots) {
    await page.screenshot({ path: `${shots}/dry-run-passed-whole.png`, fullPage: true });
  }
  facts.activatable = await page.getByRole('button', { name: 'Activate', exact: true }).count();
  await page.context().close();
}

try {
  await employee();
  await admin();
} catch (error) {
  look.tell(`could not go on: ${String(error).split('\n').slice(0, 6).join(' ')}`);
} finally {
  await browser.close();
}
// What the provider's own page does is not ours to judge.
const findings = look.findings.filter((finding) => !finding.includes(providerOrigin));
console.log(JSON.stringify({ ...facts, findings }));
