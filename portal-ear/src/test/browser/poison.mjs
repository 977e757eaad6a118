// Pages that show what people have written, when what they wrote is a script. It must be shown as words: nothing of it may
// become an element, and that the content security policy would have stopped it does not count.
import { launch } from './browser.mjs';

const { LOGGIA_BASE: base, LOGGIA_PASSWORD: password, LOGGIA_MARK: mark } = process.env;
const pages = JSON.parse(process.env.LOGGIA_PAGES);
const browser = await launch();
const trouble = [];
const shown = [];

try {
  const context = await browser.newContext({ baseURL: base, locale: 'en-GB' });
  await context.addInitScript(() => {
    globalThis.refused = [];
    document.addEventListener('securitypolicyviolation', (event) => globalThis.refused.push(event.violatedDirective));
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('dialog', (dialog) => {
    trouble.push(`a dialog at ${page.url()}`);
    dialog.dismiss();
  });
  await page.goto('/sign-in');
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Good to see you' }).waitFor();
  for (const path of pages) {
    await page.goto(path);
    try {
      await page.getByText(mark).first().waitFor();
      shown.push(path);
    } catch {
      trouble.push(`${path} does not show ${mark}`);
    }
    const found = await page.evaluate(() => ({
      ran: globalThis.poisoned === true,
      elements: document.querySelectorAll('img[src="poison"], script:not([src]), svg[onload], [onerror], [onload]').length,
      refused: globalThis.refused,
    }));
    if (found.ran) trouble.push(`${path} ran the script`);
    if (found.elements > 0) trouble.push(`${path} made ${found.elements} elements of words`);
    if (found.refused.length > 0) trouble.push(`${path} asked for what the policy refuses: ${found.refused}`);
  }
} catch (error) {
  trouble.push(String(error));
} finally {
  await browser.close();
}
console.log(JSON.stringify({ trouble, shown }));
