// A file is severed: marked on the pictures of its pages with mouse, keys, words and, without script, numbers; taken back, released,
// and what was marked is gone from it.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { checkPage } from '../harness/checks.js';
import { signIn } from '../harness/desk.js';
import { REQUESTS } from '../harness/people.js';
import { town } from '../harness/town.js';

const FILE = fileURLToPath(new URL('../../examples/documents/reply.pdf', import.meta.url));
let page;
let plain;

before(async () => {
  page = await signIn(town.browser, town.demo, REQUESTS.handler);
  plain = await signIn(town.browser, town.demo, REQUESTS.handler, { javaScriptEnabled: false });
});

after(async () => {
  for (const it of [page, plain]) await it.context().close();
});

const marks = (on) => on.locator('.marks > li').allInnerTexts();

/** Does something that is sent in the background, and waits until the page has taken the answer over. */
async function exchanged(what) {
  const version = await page.locator('[data-severing]').getAttribute('data-version');
  await what();
  await page.waitForFunction((before) => {
    const root = document.querySelector('[data-severing]');
    return root.dataset.version !== before && !root.hasAttribute('aria-busy');
  }, version);
}

test('a file is put in and its pages are seen', async () => {
  await page.goto(`${town.demo.url}/desk/cases`);
  const first = await page.locator('main td.t a[href^="/desk/cases/"]').first().getAttribute('href');
  await page.goto(`${town.demo.url}${first}/redactions`);
  await page.locator('#file').setInputFiles(FILE);
  await page.getByRole('button', { name: '放入' }).click();
  await page.locator('.page-face img').first().waitFor();
  const seen = await page.waitForFunction(() => {
    const picture = document.querySelector('.page-face img');
    return picture.complete && picture.naturalWidth;
  });
  assert.ok(await seen.jsonValue() > 500);
  const picture = await page.locator('.page-face img').first().evaluate((it) => it.src);
  const answer = await page.request.get(picture);
  assert.equal(answer.headers()['cache-control'], 'no-store');
  assert.match(answer.headers()['content-security-policy'], /default-src 'none'/);
  assert.notEqual((await fetch(picture, { redirect: 'manual' })).status, 200, 'a stranger sees nothing');
});

test('words are found place by place and marked with a ground', async () => {
  await page.locator('#words').fill('青石镇');
  await page.getByRole('button', { name: '查找' }).click();
  await page.locator('.found input').first().waitFor();
  assert.equal(await page.locator('.found input:checked').count(), 2);
  await page.locator('#words-ground').selectOption('X5');
  await exchanged(() => page.getByRole('button', { name: '标记选中的' }).click());
  assert.equal(await page.locator('.page-face rect').count(), 2);
  assert.match((await marks(page)).join(), /青石镇.*2处.*X5/s);
  await checkPage(page, 'file that is marked');
});

test('a place is drawn with the mouse, moved with keys and taken back', async () => {
  const face = page.locator('.page-face').first();
  await face.scrollIntoViewIfNeeded();
  const box = await face.boundingBox();
  await page.mouse.move(box.x + box.width * 0.2, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 90, { steps: 4 });
  await page.mouse.up();
  const left = async () => Number(await page.locator('#left').inputValue());
  const drawn = await left();
  assert.ok(drawn > 35 && drawn < 50, String(drawn));
  assert.equal(await page.evaluate(() => document.activeElement.className), 'new-place');
  const width = Number(await page.locator('#width').inputValue());
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowLeft');
  assert.ok(Math.abs(await left() - drawn - 1) < 0.05 && Number(await page.locator('#width').inputValue()) < width);
  await checkPage(page, 'file with a place that is drawn');
  await page.locator('#area-ground').selectOption('X4');
  await exchanged(() => page.getByRole('button', { name: '标记这个区域' }).click());
  assert.equal((await marks(page)).length, 2);
  assert.equal(await page.locator('.new-place').count(), 0);
  await exchanged(() => page.getByRole('button', { name: '撤销上一步' }).click());
  assert.equal((await marks(page)).length, 1);
});

test('without script a place is typed in millimetres', async () => {
  await plain.goto(page.url());
  for (const [name, value] of [['left', '20'], ['top', '15.5'], ['width', '60'], ['height', '12']]) await plain.locator(`#${name}`).fill(value);
  await plain.locator('#area-ground').selectOption('X4');
  await plain.getByRole('button', { name: '标记这个区域' }).click();
  await plain.waitForLoadState();
  assert.equal((await marks(plain)).length, 2);
  assert.match((await marks(plain))[1], /左20\.0 上15\.5 宽60\.0 高12\.0/);
  // The other window saw an earlier state.
  await page.getByRole('button', { name: /删除\s*标记1/ }).click();
  await page.locator('.exchange-said').waitFor();
  assert.match(await page.locator('.exchange-said').innerText(), /刚刚被改动过/);
  assert.equal((await marks(page)).length, 2);
  // A refusal is an answer that browsers log.
  page.errors.length = 0;
});

test('the file is released when nothing is left in it', async () => {
  await page.getByRole('button', { name: '处理并检查' }).click();
  await page.waitForFunction(() => /已处理3处/.test(document.querySelector('[data-said]').textContent), null, { timeout: 60_000 });
  await page.reload();
  const address = await page.locator('a[href$="/released.pdf"]').evaluate((it) => it.href);
  const pdf = await (await page.request.get(address)).body();
  assert.ok(pdf.subarray(0, 5).toString() === '%PDF-' && pdf.includes('/FontFile2'), 'it has words to search');
  await page.goto(`${page.url().replace(/\/[^/]+$/, '')}`);
  assert.match(await page.locator('main').innerText(), /reply\.pdf.*已处理3处/s);
  await checkPage(page, 'files that were severed');
});
