// Writes docs/images/*.png from a fresh demo, so that pictures show what the program shows.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DESKTOP, PHONE, openBrowser, openPage } from './harness/browser.js';
import { startDemo } from './harness/demo.js';
import { signIn } from './harness/desk.js';

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
  await shoot('deadline', '/tools/deadline?mode=foi&channel=in_person&received_on=2026-09-07&as_of=2026-09-24', DESKTOP);
  // A reviewer's desk: what waits, and the first of it.
  const reviewer = demo.people.find((person) => person.line.includes('初审人'));
  if (reviewer) {
    const page = await signIn(browser, demo, reviewer.login);
    await page.screenshot({ path: `${FOLDER}desk.png` });
    const first = page.locator('main a[href^="/desk/records/"]').first();
    if (await first.count()) {
      await first.click();
      await page.waitForLoadState();
      await page.screenshot({ path: `${FOLDER}review.png` });
    }
  }
} finally {
  await browser.close();
  await demo.stop();
}
