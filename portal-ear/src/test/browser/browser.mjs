// The browser that npm brought for the page's own tests; Debian's or any other by LOGGIA_CHROMIUM.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.env.LOGGIA_UI}/package.json`);
const { chromium } = require('playwright-core');

export async function launch(more = []) {
  let executablePath = process.env.LOGGIA_CHROMIUM;
  if (!executablePath) {
    const entry = `${process.env.LOGGIA_UI}/node_modules/@sparticuz/chromium/build/esm/index.js`;
    const { default: bundled } = await import(pathToFileURL(entry).href);
    executablePath = await bundled.executablePath();
  }
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-dev-shm-usage',
      '--autoplay-policy=no-user-gesture-required',
      ...more,
    ],
  });
}
