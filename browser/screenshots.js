// Writes docs/images/*.png from a fresh demo, so that pictures show what the program shows.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DESKTOP, PHONE, openBrowser, openPage } from './harness/browser.js';
import { startDemo } from './harness/demo.js';

const FOLDER = fileURLToPath(new URL('../docs/images/', import.meta.url));

const demo = await startDemo();
const browser = await openBrowser();
try {
  await mkdir(FOLDER, { recursive: true });
  const shoot = async (name, path, viewport) => {
    const page = await openPage(browser, viewport);
    await page.goto(demo.url + path);
    await page.screenshot({ path: `${FOLDER}${name}.png` });
    const link = await page.locator('a[href^="/records/"]').first().getAttribute('href').catch(() => null);
    await page.context().close();
    return link;
  };
  await shoot('home', '/', DESKTOP);
  await shoot('home-phone', '/', PHONE);
  const record = await shoot('policies', '/policies', DESKTOP);
  if (record) await shoot('record', record, DESKTOP);
} finally {
  await browser.close();
  await demo.stop();
}
