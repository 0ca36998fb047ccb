// What is taken away: feeds and tables of a list, and the copy that opens from a folder.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { openPage } from '../harness/browser.js';
import { checkPage } from '../harness/checks.js';
import { town } from '../harness/town.js';

const run = promisify(execFile);
const page = await openPage(town.browser);
const folder = await mkdtemp(join(tmpdir(), 'gongkai-copy-'));

after(() => rm(folder, { recursive: true, force: true }));

test('a list is followed and taken away with what it was narrowed to', async () => {
  await page.goto(`${town.demo.url}/policies?year=2026`);
  const whole = (selector) => page.locator(selector).evaluateAll((all) => all.map((it) => it.href));
  const files = await whole('.listbar a[href*="."]');
  assert.equal(files.length, 4, files.join(' '));
  for (const address of files) {
    assert.match(address, /\.(csv|xlsx|json|atom)\?year=2026$/);
    const answer = await fetch(address);
    assert.equal(answer.status, 200, address);
    assert.ok((await answer.arrayBuffer()).byteLength > 1_000, address);
  }
  const [feed] = await whole('link[type="application/atom+xml"]');
  const text = await (await fetch(feed)).text();
  const entries = await page.evaluate((xml) => {
    const read = new DOMParser().parseFromString(xml, 'application/xml');
    return read.querySelector('parsererror') ? -1 : read.querySelectorAll('entry').length;
  }, text);
  assert.ok(entries > 5 && entries <= 50, `${entries} entries`);
});

test('the copy opens from a folder, in four languages, and leads everywhere', async () => {
  const copy = join(folder, '副本');
  await run(process.env.GONGKAI, ['export', copy, '--base-url', 'https://www.yunhe.example', '--data', town.demo.data]);
  for (const base of ['', 'en/', 'ja/', 'ko/']) {
    page.errors = [];
    await page.goto(pathToFileURL(join(copy, base, 'index.html')).href);
    await checkPage(page, `copy ${base}`);
    assert.equal(await page.locator('form').count(), 0);
    await page.locator('.policy a').first().click();
    await page.locator('h1').first().waitFor();
    await checkPage(page, `record of the copy ${base}`);
    await page.locator('.crumbs a').first().click();
    await page.locator('.hero').waitFor();
    await page.locator('.utility a[href*="offline"]').click();
    await page.locator('h1').waitFor();
    await checkPage(page, `what the copy lacks ${base}`);
  }
});
