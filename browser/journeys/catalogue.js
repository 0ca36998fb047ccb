// The disclosure catalogues: asked by a citizen, imported by the open-government office, signed where empty.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openPage } from '../harness/browser.js';
import { checkPage } from '../harness/checks.js';
import { signIn } from '../harness/desk.js';
import { BUREAU, OFFICE } from '../harness/people.js';
import { town } from '../harness/town.js';

const HOUSING = fileURLToPath(new URL('../../examples/catalogue/housing.xlsx', import.meta.url));
const page = await openPage(town.browser);

async function open(path) {
  page.errors = [];
  const answer = await page.goto(town.demo.url + path);
  return answer.status();
}

test('the catalogue is queried by field, unit and state, and is readable by everybody', async () => {
  assert.equal(await open('/catalogue'), 200);
  await checkPage(page, 'catalogue');
  assert.ok((await page.locator('.cat-fields li').count()) >= 26, 'all fields have items');
  await page.locator('.cat-fields a').filter({ hasText: '保障性住房' }).first().click();
  await page.waitForLoadState();
  await checkPage(page, 'a field');
  const before = await page.locator('.cat-items tbody tr').count();
  await page.locator('select[name=state]').selectOption('filled');
  await page.locator('main form.filters button').click();
  await page.waitForLoadState();
  const after = await page.locator('.cat-items tbody tr').count();
  assert.ok(after > 0 && after < before, `${after} of ${before} items are filled`);
  await page.locator('.cat-items tbody a').first().click();
  await page.waitForLoadState();
  await checkPage(page, 'an item');
  assert.ok(await page.locator('main a[href^="/records/"]').count(), 'what is published stands below');
});

test('the catalogue of a unit and the English one are readable by everybody', async () => {
  for (const path of ['/units/yhzjj/catalogue', '/en/catalogue', '/en/catalogue?field=26-15', '/catalogue?state=nil']) {
    assert.equal(await open(path), 200);
    await checkPage(page, path);
  }
});

test('a catalogue is previewed with its dirt, confirmed, and asked for at once', async () => {
  const office = await signIn(town.browser, town.demo, OFFICE.openGovernment);
  await office.goto(`${town.demo.url}/desk/catalogue`);
  await checkPage(office, 'the coverage board');
  await office.getByRole('link', { name: '导入目录' }).click();
  await office.waitForLoadState();
  await checkPage(office, 'the import form');
  await office.locator('select[name=owner]').selectOption({ label: '云河区住房和城乡建设局' });
  await office.locator('input[name=files]').setInputFiles(HOUSING);
  await office.getByRole('button', { name: '预览' }).click();
  await office.waitForLoadState();
  await checkPage(office, 'the preview');
  assert.match(await office.locator('main').innerText(), /重复的表头，跳过/);
  await office.getByRole('button', { name: '确认导入' }).click();
  await office.waitForLoadState();
  assert.match(await office.locator('[role=status], .flash, main').first().innerText(), /新增 5 项/);
  await open('/units/yhzjj/catalogue?q=%E5%B9%B4%E5%BA%A6%E4%BF%9D%E9%9A%9C');
  assert.ok(await page.locator('.cat-items tbody tr').count(), 'the supplement is there');
  await office.context().close();
});

test('a nil return is declared, checked and signed', async () => {
  const drafter = await signIn(town.browser, town.demo, BUREAU.drafter);
  await drafter.goto(`${town.demo.url}/units/yhzjj/catalogue?q=%E5%B9%B4%E5%BA%A6%E4%BF%9D%E9%9A%9C`);
  const item = await drafter.locator('.cat-items tbody a').first().getAttribute('href');
  const id = /items\/([0-9A-Z]{13})/.exec(item)[1];
  await drafter.goto(`${town.demo.url}/desk/catalogue/items/${id}`);
  await checkPage(drafter, 'an item at the desk');
  await drafter.getByRole('button', { name: /申报.*年无此类信息/ }).first().click();
  await drafter.waitForLoadState();
  const nil = drafter.url();
  await checkPage(drafter, 'a nil return');
  for (const [login, button] of [[BUREAU.first, '审核通过'], [BUREAU.final, '签发公布']]) {
    const reviewer = await signIn(town.browser, town.demo, login);
    await reviewer.goto(`${town.demo.url}/desk/catalogue/due`);
    await checkPage(reviewer, 'what is due');
    await reviewer.goto(nil);
    await reviewer.getByRole('button', { name: button }).click();
    await reviewer.waitForLoadState();
    await reviewer.context().close();
  }
  await open(item);
  assert.match(await page.locator('main').innerText(), /本年度无此类信息/);
  await drafter.context().close();
});
