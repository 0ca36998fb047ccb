// Every feed that a page announces: found by a reader, valid by schema, whole addresses that lead somewhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGES } from '../harness/pages.js';
import { breaches } from '../harness/schemas.js';
import { town } from '../harness/town.js';

const FORMS = { atom: 'application/atom+xml', rss: 'application/rss+xml' };
const { url } = town.demo;
const feeds = { atom: new Map(), rss: new Map() };

/** What a reader finds in the head of a page, by form. */
async function announced(path) {
  const text = await (await fetch(url + path)).text();
  const links = [...text.matchAll(/<link rel="alternate" type="application\/(atom|rss)\+xml" title="[^"]+" href="([^"]*)">/g)];
  return links.map(([, form, href]) => [form, href.replaceAll(/&#38;|&amp;/g, '&')]);
}

test('lists, units, columns, sections, kinds, searches and sites announce their feeds', async () => {
  const followed = new Set();
  for (const { name, path, status } of PAGES) {
    if (status !== 200) continue;
    for (const [form, address] of await announced(path)) {
      feeds[form].set(address, name);
      followed.add(name);
    }
  }
  const wanted = ['home', 'home of a bureau', 'unit', 'column', 'section', 'kind of a unit', 'policies', 'policies of a site', 'news', 'kind', 'kind narrowed', 'results'];
  assert.deepEqual(wanted.filter((name) => !followed.has(name)), []);
  assert.equal(feeds.atom.size, feeds.rss.size);
});

for (const [form, type] of Object.entries(FORMS)) {
  test(`each ${form} feed keeps to its schema, names itself and leads to public pages`, async () => {
    const documents = [];
    for (const [address, name] of feeds[form]) {
      const answer = await fetch(url + address);
      assert.equal(answer.status, 200, address);
      assert.ok(answer.headers.get('content-type').startsWith(type), address);
      const text = await answer.text();
      documents.push({ name: `${name} (${address})`, text });
      const [, self] = /rel="self" type="[^"]+" href="([^"]+)"/.exec(text);
      assert.equal(decodeURI(self.replaceAll('&amp;', '&')), decodeURI(url + address));
      const ids = [...text.matchAll(/<(?:id|guid isPermaLink="false")>([^<]+)</g)].map(([, id]) => id);
      assert.equal(new Set(ids).size, ids.length, `${address} names two things alike`);
    }
    assert.ok(documents.length > 12, `${documents.length} feeds`);
    assert.deepEqual(await breaches(`${form}.rnc`, documents), []);
    const links = documents.flatMap(({ text }) => [...text.matchAll(/(?:href="|<link>)(http[^"<]+\/records\/\w+)/g)].map(([, link]) => link));
    const different = [...new Set(links)];
    assert.ok(different.length > 50, `${different.length} records`);
    for (const link of different.slice(0, 20)) assert.equal((await fetch(link)).status, 200, link);
  });
}

test('a broken feed would be noticed', async () => {
  const [address] = feeds.atom.keys();
  const text = await (await fetch(url + address)).text();
  const broken = [
    text.replace(/<updated>[^<]*<\/updated>/, ''),
    text.replace(/<updated>[^<]*</, '<updated>yesterday<'),
    text.replace(/href="http[^"]*records/, 'href="/records'),
  ];
  const found = await breaches('atom.rnc', broken.map((it, at) => ({ name: `broken ${at}`, text: it })));
  for (const at of broken.keys()) assert.ok(found.some((line) => line.startsWith(`broken ${at}:`)), `${at}: ${found}`);
});
