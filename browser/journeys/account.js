// 我的办件: a code from a letter opens the list; what is sent from within is in it, filled in from the time before.
import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPage } from '../harness/browser.js';
import { sendRequest } from '../harness/cases.js';
import { checkPage } from '../harness/checks.js';
import { town } from '../harness/town.js';

const CONTACT = 'maixiaohe@example.cn';
const WAIT_MS_MAX = 20_000;

let page;

before(async () => { page = await openPage(town.browser); });
after(async () => { await page.context().close(); });

const main = async () => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');

/** The digits of the letter that has a code; notices lie beside it. */
async function digits() {
  const folder = join(town.demo.data, 'letters');
  const end = Date.now() + WAIT_MS_MAX;
  while (Date.now() < end) {
    for (const name of (await readdir(folder)).filter((it) => it.endsWith('.eml'))) {
      const mail = await readFile(join(folder, name), 'utf8');
      const body = mail.split('\r\n\r\n').slice(1).join('').replaceAll(/\s/g, '');
      const found = Buffer.from(body, 'base64').toString('utf8').match(/验证码 (\d{6}) /);
      if (found) {
        await rm(join(folder, name));
        return found[1];
      }
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error('no letter has a code');
}

async function answerTheQuestion() {
  const figures = (await page.locator('label[for=answer]').innerText()).match(/\d+/g).map(Number);
  await page.locator('#answer').fill(String(figures[0] + figures[1]));
}

async function press(name) {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
}

test('the door says what is wrong, and what was typed stays', async () => {
  await page.goto(`${town.demo.url}/apply`);
  await page.getByRole('link', { name: '我的办件' }).click();
  await page.locator('#contact').fill('0500-8130103');
  await answerTheQuestion();
  await press('发送验证码');
  assert.match(await page.locator('.error-summary').innerText(), /手机号码或者电子邮箱/);
  assert.equal(await page.locator('#contact').inputValue(), '0500-8130103');
  page.errors.length = 0;
  await checkPage(page, 'door with a mistake');
});

test('a code from a letter opens the list', async () => {
  await page.locator('#contact').fill(CONTACT);
  await answerTheQuestion();
  await press('发送验证码');
  assert.match(await main(), /验证码已经发到 m\*\*\*@example\.cn/);
  await checkPage(page, 'digits');
  await page.locator('#digits').fill(await digits());
  await press('进入');
  assert.match(page.url(), /\/account$/);
  assert.equal(await page.locator('.own-cases tbody tr').count(), 2);
  await checkPage(page, 'own cases');
});

test('a case opens from the list, and leads back', async () => {
  await page.locator('.own-cases a').first().click();
  assert.match(page.url(), /\/track\/case$/);
  await checkPage(page, 'own case');
  await page.locator('main').getByRole('link', { name: '我的办件' }).click();
  assert.match(page.url(), /\/account$/);
});

test('a new request is filled in with who it is, and joins the list', async () => {
  await page.goto(`${town.demo.url}/apply/foi_request?unit=yhzjj&applicant=natural_person`);
  assert.equal(await page.locator('#name').inputValue(), '麦小禾');
  assert.equal(await page.locator('#title').inputValue(), '');
  await checkPage(page, 'form filled in');
  await page.locator('#title').fill('2025年危旧房屋排查结果汇总表');
  await page.locator('#description').fill('全区，2025年。');
  for (const [name, value] of [['form', 'electronic'], ['way', 'online']]) {
    await page.locator(`[name="${name}"][value="${value}"]`).check();
  }
  await page.locator('main form button.btn.main').click();
  await page.waitForLoadState();
  await sendRequest(page);
  await page.goto(`${town.demo.url}/account`);
  assert.match(await main(), /2025年危旧房屋排查结果汇总表.*已提交/);
});

test('what is taken off the list stays off, and whoever leaves is out', async () => {
  const row = page.locator('.own-cases tbody tr').filter({ hasText: '危旧房屋' });
  await row.getByRole('button').click();
  await page.waitForLoadState();
  assert.doesNotMatch(await main(), /危旧房屋/);
  await press('退出');
  assert.match(await main(), /发送验证码/);
  assert.deepEqual(page.errors, []);
});
