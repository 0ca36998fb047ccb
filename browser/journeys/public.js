// What a citizen sees: every sort of public page, on a desktop and on a phone, with and without a mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from '../harness/browser.js';
import { checkPage } from '../harness/checks.js';
import { town } from '../harness/town.js';

const page = await openPage(town.browser);

/** The address of the first link on the open page whose path matches. */
async function firstLink(pattern) {
  const paths = await page.locator('a[href]').evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
  const found = paths.find((path) => pattern.test(path));
  assert.ok(found, `no link like ${pattern} on ${page.url()}`);
  return found;
}

async function open(path) {
  page.errors = [];
  const answer = await page.goto(town.demo.url + path);
  return answer.status();
}

// Each sort of page by itself, in four languages: languages.js.

test('in large letters and in dark the pages stay readable', async () => {
  for (const view of ['elder', 'dark']) {
    const path = `/?view=${view}`;
    assert.equal(await open(path), 200);
    await checkPage(page, path);
  }
  await open('/?view=usual');
  await open('/?view=system');
});

test('an address without a page says so and leads on', async () => {
  assert.equal(await open('/records/0000000000000'), 404);
  page.errors = [];
  await checkPage(page, 'not found');
  assert.ok(await page.locator('main a[href]').count(), 'there is a way on');
});

test('public pages carry no script', async () => {
  for (const path of ['/', '/units', '/policies']) {
    await open(path);
    assert.equal(await page.locator('script:not([type="application/ld+json"])').count(), 0, path);
  }
});

test('links lead to pages', async () => {
  const seen = new Set();
  const waiting = ['/'];
  while (waiting.length > 0 && seen.size < 150) {
    const path = waiting.shift();
    if (seen.has(path)) continue;
    seen.add(path);
    const answer = await fetch(town.demo.url + path);
    assert.ok(answer.status < 400, `${path} answers ${answer.status}`);
    const text = answer.headers.get('content-type')?.startsWith('text/html') ? await answer.text() : '';
    const links = [...text.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map((found) => found[1].replaceAll('&amp;', '&'));
    for (const link of links) {
      const target = new URL(link, town.demo.url + path);
      if (target.origin === town.demo.url && !target.pathname.startsWith('/desk')) waiting.push(target.pathname + target.search);
    }
  }
  assert.ok(seen.size > 50, `only ${seen.size} pages were found`);
});

test('the keyboard reaches the text first and then everything else', async () => {
  await open('/');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main');
  await page.keyboard.press('Enter');
  assert.match(page.url(), /#main$/);
  const reached = new Set();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const it = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(it);
      return { html: it.outerHTML.slice(0, 200), isMarked: outlineStyle !== 'none' && outlineWidth !== '0px' };
    });
    assert.ok(focus.isMarked, `the focus does not show on ${focus.html}`);
    reached.add(focus.html);
  }
  assert.ok(reached.size > 20, `the keyboard reached ${reached.size} places only`);
});
