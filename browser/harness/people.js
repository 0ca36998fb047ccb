// Signing in as a person does.
import assert from 'node:assert/strict';
import { openPage } from './browser.js';

/** Opens the desk for a person of the demo. */
export async function signIn(browser, demo, person) {
  const page = await openPage(browser);
  await page.goto(`${demo.url}/desk/sign-in`);
  await page.locator('[name=login]').fill(person.login);
  await page.locator('[name=password]').fill(person.password);
  await page.locator('main button[type=submit]').first().click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  assert.match(new URL(page.url()).pathname, /^\/desk/, `${person.login} did not come in`);
  return page;
}
