// The calculators by keyboard only, on a desktop and on a phone, with script switched off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, openPage } from '../harness/browser.js';
import { checkPage } from '../harness/checks.js';
import { town } from '../harness/town.js';

const TABS_MAX = 120;

/** Presses Tab until the element has the focus; every stop on the way must show it. */
async function tabTo(page, selector) {
  const wanted = page.locator(selector);
  for (let step = 0; step < TABS_MAX; step += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      // Between the end of a page and its beginning the browser has the focus itself.
      const isPage = document.activeElement === document.body;
      return { html: document.activeElement.outerHTML.slice(0, 160), isMarked: isPage || outlineStyle !== 'none' && outlineWidth !== '0px' };
    });
    assert.ok(focus.isMarked, `the focus does not show on ${focus.html}`);
    if (await wanted.evaluate((it) => it === document.activeElement)) return;
  }
  assert.fail(`the keyboard does not reach ${selector} on ${page.url()}`);
}

/** Replaces what stands in an input. */
async function type(page, selector, text) {
  await tabTo(page, selector);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Chooses from a list by the first letters of the choice, as the keyboard does. */
async function choose(page, selector, code) {
  await tabTo(page, selector);
  const steps = await page.locator(selector).evaluate((list, value) => [...list.options].findIndex((it) => it.value === value) - list.selectedIndex, code);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator(selector).inputValue(), code);
}

async function press(page, selector) {
  await tabTo(page, selector);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

const due = (page) => page.locator('.verdict .date').innerText();

for (const viewport of [DESKTOP, PHONE]) {
  const where = `at ${viewport.width} px`;

  test(`the due date of a request is found by keyboard alone ${where}`, async () => {
    const page = await openPage(town.browser, viewport);
    await page.goto(`${town.demo.url}/tools/deadline`);
    await type(page, '#received_on', '2024-9-13');
    await choose(page, '#kind_1', 'third_party_consulted');
    await type(page, '#on_1', '2024-9-19');
    await choose(page, '#kind_2', 'third_party_answered');
    await type(page, '#on_2', '2024-9-26');
    await press(page, 'form .btn.main');
    assert.match(await due(page), /2024年10月24日/);
    assert.match(page.url(), /kind_1=third_party_consulted&on_1=2024-9-19/, 'the address holds the question');
    assert.doesNotMatch(page.url(), /=(&|$)/, 'and nothing that was left empty');
    assert.ok(await page.locator('table.cal').count() >= 2, 'months are drawn');
    // One row more: the next thing that the keyboard reaches is that row.
    await press(page, 'form button[name=more]');
    assert.match(page.url(), /#row-3$/);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'kind_3');
    await page.context().close();
  });

  test(`a field of one kind of event shows beside that kind only ${where}`, async () => {
    const page = await openPage(town.browser, viewport);
    await page.goto(`${town.demo.url}/tools/deadline`);
    assert.equal(await page.locator('#working_days_1').isVisible(), false);
    await type(page, '#received_on', '2024-9-13');
    await choose(page, '#kind_1', 'extended');
    await type(page, '#on_1', '2024-9-20');
    await type(page, '#working_days_1', '25');
    await press(page, 'form .btn.main');
    // The mistakes have the focus; the link leads to the field, which says the same.
    assert.equal(await page.evaluate(() => document.activeElement.className), 'error-summary');
    assert.match(await page.title(), /^有 1 处需要修改/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.match(page.url(), /#working_days_1$/);
    assert.match(await page.locator('#working_days_1-e').innerText(), /1 至 20 个工作日/);
    await page.context().close();
  });

  test(`working days and a fee are found by keyboard alone ${where}`, async () => {
    const page = await openPage(town.browser, viewport);
    await page.goto(`${town.demo.url}/tools/deadline?mode=days`);
    await type(page, '#date', '2026-2-13');
    await type(page, '#working_days', '20');
    await page.keyboard.press('Enter');
    await page.waitForURL(/working_days=20/);
    assert.match(await due(page), /2026年3月19日/);
    await page.goto(`${town.demo.url}/tools/fee`);
    await tabTo(page, '#per_item');
    await page.keyboard.press('ArrowDown');
    await type(page, '#pages', '68');
    await press(page, 'form .btn.main');
    assert.match(await page.locator('.fee-total').innerText(), /380/);
    await page.context().close();
  });
}

const ADDRESSES = [
  '/tools/deadline',
  '/tools/deadline?mode=days&date=2026-02-13&working_days=20',
  '/tools/deadline?mode=days&date=2026-02-13&working_days=200',
  '/tools/deadline?mode=foi&channel=in_person&received_on=2026-12-10&as_of=2026-12-18',
  '/tools/deadline?mode=foi&channel=online&received_on=2024-09-13',
  '/tools/deadline?mode=foi&channel=in_person&received_on=2024-09-13&kind_1=correction_requested&on_1=2024-09-30&kind_2=corrected&on_2=2024-10-21',
  '/tools/deadline?mode=foi&channel=in_person&received_on=x&kind_1=replied&on_1=',
  '/tools/fee',
  '/tools/fee?method=per_item&count_in_month_before=34&items=30&pages=68',
  '/tools/fee?method=per_page&count_in_month_before=0&items=1&pages=x',
];

test('the calculators are readable by everybody, in every state', async () => {
  const page = await openPage(town.browser);
  for (const address of ADDRESSES) {
    await page.goto(town.demo.url + address);
    // A form with mistakes answers 422, which browsers log.
    page.errors = page.errors.filter((error) => !error.includes('422'));
    await checkPage(page, address);
  }
  for (const view of ['elder', 'dark']) {
    const address = `${ADDRESSES[5]}&view=${view}`;
    await page.goto(town.demo.url + address);
    await checkPage(page, address);
  }
  await page.context().close();
});

test('at 200 % and without script nothing is lost', async () => {
  const page = await openPage(town.browser, { width: 680, height: 450 }, { javaScriptEnabled: false });
  await page.goto(town.demo.url + ADDRESSES[5]);
  assert.match(await due(page), /年.*月.*日/);
  assert.ok(await page.locator('form .btn.main').isVisible());
  assert.equal(await page.locator('script').count(), 0);
  await page.context().close();
});
