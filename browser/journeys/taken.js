// What is taken away: feeds and tables of a list, and the copy that opens from a folder.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { openPage } from '../harness/browser.js';
import { checkPage } from '../harness/checks.js';
import { town } from '../harness/town.js';

const run = promisify(execFile);
const SITES = fileURLToPath(new URL('../../demo/sites', import.meta.url));
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

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** A web server that knows files and nothing else. */
async function plainServer(root) {
  const server = createServer(async (request, answer) => {
    let file = join(root, decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    try {
      if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
      answer.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      answer.end(await readFile(file));
    } catch {
      answer.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => { server.closeAllConnections(); server.close(); } };
}

test('the copy opens from a folder and from any web server, in four languages', async () => {
  const copy = join(folder, '副本');
  // One bureau's site: the same pages as the whole place, in a tenth of the time. All of it is copied in tests/src/web/offline.rs.
  const one = ['--sites', SITES, '--site', 'housing'];
  await run(process.env.GONGKAI, ['export', copy, ...one, '--base-url', 'https://zjj.yunhe.example', '--data', town.demo.data]);
  const server = await plainServer(copy);
  // One that goes on listening keeps the whole run from ending.
  after(server.stop);
  // axe reads stylesheets by itself, which a browser allows on a server only.
  const places = [
    [server.url, (name) => checkPage(page, name)],
    [`${pathToFileURL(copy).href}/`, (name) => assert.deepEqual(page.errors, [], name)],
  ];
  for (const [start, check] of places) {
    for (const base of ['', 'en/', 'ja/', 'ko/']) {
      page.errors = [];
      await page.goto(`${start}${base}index.html`);
      await check(`copy ${base}`);
      assert.equal(await page.locator('form').count(), 0);
      await page.locator('.policy a').first().click();
      await page.locator('.crumbs').waitFor();
      await check(`record of the copy ${base}`);
      await page.locator('.crumbs a').first().click();
      await page.locator('.hero').waitFor();
      await page.locator('.utility a[href*="offline"]').click();
      await page.locator('main.prose h1').waitFor();
      await check(`what the copy lacks ${base}`);
    }
  }
});
