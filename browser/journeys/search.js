// 一网通查 as a citizen uses it: by keyboard, on a desktop and on a phone, with slips and with nothing found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, openPage } from '../harness/browser.js';
import { checkPage } from '../harness/checks.js';
import { town } from '../harness/town.js';

const page = await openPage(town.browser);
const url = (path) => town.demo.url + path;
const asked = (words, more = '') => `/search?q=${encodeURIComponent(words)}${more}`;

async function open(path) {
  page.errors = [];
  const answer = await page.goto(url(path));
  return answer.status();
}

test('a question is typed, sent and narrowed without a mouse', async () => {
  await open('/');
  await page.locator('#q').focus();
  await page.keyboard.type('加装电梯');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=/);
  assert.match(await page.locator('h1').innerText(), /“加装电梯”共 \d+ 条结果/);
  assert.ok(await page.locator('.hits mark').count(), 'words are marked');
  const kind = page.locator('nav.side a[href*="kind=normative_document"]');
  await kind.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/kind=normative_document/);
  const chosen = page.locator('nav.side a[aria-current="true"]');
  assert.equal(await chosen.count(), 1);
  assert.ok((await page.locator('nav.side .facet').first().locator('a').count()) > 1, 'the other kinds keep their numbers');
  for (const label of await page.locator('.hits .kind').allInnerTexts()) assert.equal(label, '规范性文件');
  await chosen.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => !address.search.includes('kind='));
});

test('every sort of result page is readable by everybody', async () => {
  for (const path of [
    '/search',
    asked('加装电梯补贴'),
    asked('停车', '&sort=newest&page=2&limit=2'),
    asked('宅机地审批'),
    asked('云政规〔2031〕99号', '&year=2026'),
    '/search?validity=in_force',
    `/en${asked('电梯')}`,
    `/ja${asked('停车收费')}`,
    `/ko${asked('没有这样的内容')}`,
  ]) {
    assert.equal(await open(path), 200, path);
    await checkPage(page, path);
  }
});

test('a slip is seen, shown as meant, and can be insisted on', async () => {
  for (const [typed, meant] of [['宅机地审批', '宅基地审批'], ['gongzufang', '公租房']]) {
    await open(asked(typed));
    assert.match(await page.locator('.meant').innerText(), new RegExp(`您是不是要找 ${meant}`));
    await page.locator('.meant a').click();
    await page.waitForURL(/literal=1/);
    assert.equal(await page.locator('.meant b').count(), 0);
  }
});

test('an empty result leads on', async () => {
  await open(asked('zzzzzz', '&kind=notice'));
  const links = await page.locator('main .empty a').evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
  assert.ok(links.some((path) => path.endsWith('/column/on_request')), links.join(' '));
  assert.ok(links.includes('/units') && links.includes('/kinds'), links.join(' '));
});

test('on a phone the filters fold away and open by keyboard', async () => {
  await page.setViewportSize(PHONE);
  await open(asked('加装电梯'));
  const facet = page.locator('nav.side .facet').first();
  assert.equal(await facet.isVisible(), false);
  await page.locator('#fold').focus();
  await page.keyboard.press('Space');
  assert.equal(await facet.isVisible(), true);
  await page.setViewportSize(DESKTOP);
});

test('the search page carries no script', async () => {
  await open(asked('加装电梯'));
  assert.equal(await page.locator('script:not([type="application/ld+json"])').count(), 0);
});
