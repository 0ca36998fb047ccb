// Every sort of public page in four languages, on a desktop and on a phone: readable by everybody, valid HTML.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from '../harness/browser.js';
import { checkPage } from '../harness/checks.js';
import { complaints } from '../harness/html.js';
import { town } from '../harness/town.js';

const page = await openPage(town.browser);
const LANGUAGES = ['', '/en', '/ja', '/ko'];

async function firstLink(path, pattern) {
  const text = await (await fetch(town.demo.url + path)).text();
  const links = [...text.matchAll(/href="([^"]*)"/g)].map((found) => found[1].replaceAll('&amp;', '&'));
  const found = links.find((link) => pattern.test(link));
  assert.ok(found, `no link like ${pattern} on ${path}`);
  return found;
}

const RECORD = await firstLink('/policies', /^\/records\/[0-9A-Z]{13}$/);
const UNIT = await firstLink('/units', /^\/units\/[^/]+$/);

/** Each sort of page: what it is called here, its path, the status that it answers. */
const SORTS = [
  ['home', '/'],
  ['units', '/units'],
  ['unit', UNIT],
  ['column', `${UNIT}/column`],
  ['section', `${UNIT}/column/guide`],
  ['kind of a unit', `${UNIT}/column/statutory/notice`],
  ['on request', `${UNIT}/column/on_request`],
  ['policies', '/policies'],
  ['news', '/news'],
  ['catalogue', '/kinds'],
  ['kind', '/kinds/notice'],
  ['empty list', '/kinds/notice?q=zzzzzz'],
  ['record', RECORD],
  ['print view', `${RECORD}/print`],
  ['version', `${RECORD}/versions/1`],
  ['data', '/data'],
  ['accessibility', '/accessibility'],
  ['clock', '/tools/deadline?mode=foi'],
  ['clock answered', '/tools/deadline?mode=foi&channel=in_person&received_on=2024-09-13&kind_1=correction_requested&on_1=2024-09-30&kind_2=corrected&on_2=2024-10-21'],
  ['working days', '/tools/deadline?mode=days&date=2026-12-10&working_days=20'],
  ['fee', '/tools/fee?method=per_item&count_in_month_before=34&items=30&pages=68'],
  ['fee mistaken', '/tools/fee?method=per_page&count_in_month_before=0&items=1&pages=x', 422],
  ['not found', '/records/0000000000000', 404],
];

for (const [name, path, status = 200] of SORTS) {
  test(`${name}: four languages are readable by everybody`, async () => {
    for (const language of LANGUAGES) {
      page.errors = [];
      const answer = await page.goto(town.demo.url + language + path);
      assert.equal(answer.status(), status, language + path);
      page.errors = page.errors.filter((error) => !error.includes(String(status)));
      await checkPage(page, `${name} ${language}`);
    }
  });
}

test('the HTML of every sort of page is valid in every language', async () => {
  const pages = [];
  for (const [name, path] of SORTS) {
    for (const language of LANGUAGES) {
      const answer = await fetch(town.demo.url + language + path);
      pages.push({ name: `${name} ${language || '/zh'}`, text: await answer.text() });
    }
  }
  assert.deepEqual(await complaints(pages), []);
});

test('the statutory tags stand on every sort of page, in Chinese', async () => {
  const always = ['SiteName', 'SiteDomain', 'SiteIDCode'];
  const column = ['ColumnName', 'ColumnType'];
  for (const [name, path, status = 200] of SORTS) {
    for (const language of LANGUAGES) {
      const text = await (await fetch(town.demo.url + language + path)).text();
      const has = (tag) => new RegExp(`<meta name="${tag}" content="[^"]+">`).test(text);
      const wanted = [...always, ...(status === 200 ? column : []), ...(path.startsWith(RECORD) ? ['ArticleTitle', 'PubDate', 'ContentSource', 'Url'] : [])];
      assert.deepEqual(wanted.filter((tag) => !has(tag)), [], `${name} ${language}`);
      assert.match(text, /<meta name="SiteName" content="云河区人民政府">/);
    }
  }
});

test('modes are remembered beside the language, and the switch keeps the page', async () => {
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
