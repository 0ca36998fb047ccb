// Every sort of public page in four languages, on a desktop and on a phone: readable by everybody, valid HTML.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, openPage } from '../harness/browser.js';
import { checkPage, checkPublicPage } from '../harness/checks.js';
import { complaints } from '../harness/html.js';
import { PAGES, RECORD, isOf } from '../harness/pages.js';
import { town } from '../harness/town.js';

const LANGUAGES = [['', 'zh-CN'], ['/en', 'en'], ['/ja', 'ja'], ['/ko', 'ko']];

// Two at a time: the browser draws one page while the program makes the other.
const pages = [await openPage(town.browser), await openPage(town.browser)];

/** What the program answered, by sort and language, for the tests that read the HTML. */
const answers = [];

/** Chinese that a page of another language does not mark as such; Japanese writes the same characters. */
const unmarked = (page) => page.evaluate(() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: parent } = walker.currentNode;
    const isMarked = ['zh-CN', 'ja'].includes(parent.closest('[lang]').getAttribute('lang')) || parent.closest('svg[role=img]');
    if (/\p{Script=Han}/u.test(data) && !isMarked) found.push(data.trim());
  }
  return found;
});

async function walk(page, { name, path, status }, at, languages) {
  for (const [base, tag] of languages) {
    page.errors = [];
    const answer = await page.goto(town.demo.url + base + path);
    const text = await answer.text();
    answers.push({ name: `${name} ${tag}`, text, path, status });
    assert.equal(answer.status(), status, base + path);
    assert.match(text, new RegExp(`<html lang="${tag}"`), base + path);
    if (tag !== 'ja') assert.deepEqual(await unmarked(page), [], `${base}${path} has unmarked Chinese`);
    page.errors = page.errors.filter((error) => !error.includes(String(status)));
    // Each sort meets axe at both widths, each language at every other sort.
    const isWide = (at + LANGUAGES.findIndex(([, it]) => it === tag)) % 2 === 0;
    await checkPublicPage(page, `${name} ${tag}`, isWide ? DESKTOP : PHONE);
  }
}

for (const [at, sort] of PAGES.entries()) {
  test(`${sort.name}: four languages are readable by everybody`, async () => {
    assert.ok(isOf(sort.route, sort.path), `${sort.path} is not of ${sort.route}`);
    const halves = [LANGUAGES.slice(0, 2), LANGUAGES.slice(2)];
    const walks = await Promise.allSettled(halves.map((half, which) => walk(pages[which], sort, at, half)));
    for (const { reason } of walks) if (reason) throw reason;
  });
}

test('the HTML of every sort of page is valid in every language', async () => {
  assert.equal(answers.length, PAGES.length * LANGUAGES.length);
  assert.deepEqual(await complaints(answers), []);
});

test('the statutory tags stand on every sort of page, in Chinese', () => {
  const always = ['SiteName', 'SiteDomain', 'SiteIDCode'];
  const column = ['ColumnName', 'ColumnType'];
  const article = ['ArticleTitle', 'PubDate', 'ContentSource', 'Url'];
  for (const { name, text, path, status } of answers) {
    const has = (tag) => new RegExp(`<meta name="${tag}" content="[^"]+">`).test(text);
    const isRecord = status === 200 && path.includes('/records/');
    const wanted = [...always, ...(status === 200 ? column : []), ...(isRecord ? article : [])];
    assert.deepEqual(wanted.filter((tag) => !has(tag)), [], name);
    if (!path.startsWith('/sites/')) assert.match(text, /<meta name="SiteName" content="云河区人民政府">/);
  }
});

test('modes are remembered beside the language, and the switch keeps the page', async () => {
  const [page] = pages;
  page.errors = [];
  await page.goto(`${town.demo.url}/en/policies?view=contrast`);
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, '/en/policies');
  assert.match(await page.locator('html').getAttribute('class'), /contrast/);
  await checkPage(page, 'high contrast');
  await page.locator('nav.tongues a[lang=ja]').click();
  assert.equal(new URL(page.url()).pathname, '/ja/policies');
  assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
  assert.match(await page.locator('html').getAttribute('class'), /contrast/);
  await page.goto(`${town.demo.url}/ja${RECORD}?view=dark`);
  await checkPage(page, 'high contrast in dark');
  await page.goto(`${town.demo.url}/ja${RECORD}?view=elder`);
  await checkPage(page, 'high contrast in dark with large text');
  await page.context().clearCookies();
});
