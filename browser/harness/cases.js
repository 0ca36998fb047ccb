// What a citizen and the people of an office do with a request: apply, take steps, look it up.
import assert from 'node:assert/strict';
import { sayWhatIsWrong } from './desk.js';

/** What somebody who asks for information fills in. */
export const REQUEST = {
  name: '孟令仪',
  identity_number: '11010519491231002X',
  phone: '13800138000',
  email: 'meng@example.cn',
  title: '2025年清源新村改造工程竣工验收资料',
  description: '清源新村三期，验收时间在2025年下半年。',
};
const CHOICES = { identity_kind: 'citizen_id', form: 'electronic', way: 'online' };

/** Fills in a request to the housing bureau and goes to the page that reads it back. */
export async function fillRequest(page, demo, changed = {}) {
  await page.goto(`${demo.url}/apply/foi_request?unit=yhzjj&applicant=natural_person`);
  for (const [name, value] of Object.entries({ ...REQUEST, ...changed })) await page.locator(`[name="${name}"]`).fill(value);
  for (const [name, value] of Object.entries(CHOICES)) await page.locator(`[name="${name}"][value="${value}"]`).check();
  await page.locator('main form button.btn.main').click();
  await page.waitForLoadState();
}

/** Answers the question and sends; returns the code. */
export async function sendRequest(page) {
  const question = await page.locator('label[for=answer]').innerText();
  const figures = question.match(/\d+/g).map(Number);
  await page.locator('#answer').fill(String(figures.reduce((sum, figure) => sum + figure, 0)));
  await page.locator('form[enctype] button.btn.main').click();
  await page.waitForLoadState();
  const codes = await page.locator('.tracking-code').allInnerTexts();
  assert.ok(codes.length > 0, `no code on ${page.url()}`);
  return codes[0].trim();
}

/** Looks a case up; the page is then the case. */
export async function follow(page, demo, code) {
  await page.goto(`${demo.url}/track`);
  await page.locator('#code').fill(code.toLowerCase());
  await page.locator('#contact').fill('138 0013 8000');
  await page.locator('main form button.btn.main').click();
  await page.waitForLoadState();
  assert.match(page.url(), /\/track\/case$/);
}

/** Takes a step at the desk with what is filled in; a choice is given by its code. */
export async function takes(page, demo, id, step, fields = {}) {
  await page.goto(`${demo.url}/desk/cases/${id}/steps/${step}`);
  for (const [name, value] of Object.entries(fields)) {
    const input = page.locator(`main form [name="${name}"]`).first();
    const tag = await input.evaluate((it) => it.tagName);
    await (tag === 'SELECT' ? input.selectOption(value) : input.fill(value));
  }
  await page.locator('main form button.btn.main').click();
  await page.waitForLoadState();
  await sayWhatIsWrong(page);
  assert.match(page.url(), new RegExp(`/desk/cases/${id}$`), `${step} was not taken`);
}
