// Odd input at every address that the site itself links to, by strangers and by an officer: no failure of
// ours, no stack, nobody's text unescaped. The crawl takes half a minute, the API a quarter of one.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signIn } from '../harness/desk.js';
import { BUREAU } from '../harness/people.js';
import { linksOf, raw } from '../harness/raw.js';
import { town } from '../harness/town.js';

const ODD = [
  '%00', '%FF%FE', '%', '%zz', '..%2F..%2Fetc%2Fpasswd', '%3Cscript%3Ealert(1)%3C%2Fscript%3E', "'%20or%201=1--", '-1',
  '99999999999999999999', 'NaN', '%F0%9F%98%80', '%E2%80%AE', '%22%20AND%20(', 'a%0d%0aSet-Cookie:x=1', '*%3A*', '',
  '%E3%80%94'.repeat(200),
];
const HEADERS = [
  { 'accept-language': '\u00e9;q=nan,*' }, { 'if-none-match': '"\u00ff' }, { range: 'bytes=9-1,-0' }, { cookie: 'gk_view=%00; =; gk_size' },
  { 'accept-encoding': 'br;q=2, \u00e9' }, { 'if-modified-since': 'yesterday' }, { host: '\u00e9..:99999' }, { 'x-forwarded-for': ',,,' },
  { accept: 'x'.repeat(4000) }, { 'content-type': 'multipart/form-data' },
];
const NAMES = ['../../x.txt', '\u0000.pdf', `${'长'.repeat(300)}.docx`, '', '.', 'con.', 'a\u202Etxt.exe', '%2e%2e%2f.txt', '"; x="y'];

/** What must hold of every answer. */
function isCalm(answer, what) {
  assert.ok(answer.status < 500, `${what} answers ${answer.status}`);
  assert.doesNotMatch(answer.text, /panicked at|RUST_BACKTRACE|stack backtrace/, what);
  if (/html|xml/.test(answer.headers['content-type'] ?? '')) assert.doesNotMatch(answer.text, /<script>alert/, what);
  else if (answer.text) assert.equal(answer.headers['x-content-type-options'], 'nosniff', what);
}

/** One address of each sort, found by walking: numbers and identifiers make no new sort. */
async function sorts(base, start, headers, most) {
  const known = new Map();
  const waiting = [start];
  const seen = new Set();
  while (waiting.length > 0 && known.size < most && seen.size < 8 * most) {
    const path = waiting.shift();
    if (seen.has(path) || /sign-out|\/assets\//.test(path)) continue;
    seen.add(path);
    const [bare, query = ''] = path.split('?');
    const names = [...new Set(query.split('&').map((pair) => pair.split('=')[0]))].sort().join('&');
    const sort = `${bare.replace(/[0-9A-Z]{13}|[0-9a-f]{64}|\d+/g, '#')}?${names}`;
    if (known.has(sort)) continue;
    const answer = await raw(base, path, { headers });
    isCalm(answer, path);
    known.set(sort, path);
    if (/html/.test(answer.headers['content-type'] ?? '')) waiting.push(...linksOf(answer.text, base + path));
  }
  return [...known.values()];
}

/** The address with one part after another replaced by something odd. */
function* oddly(path, odd) {
  const [bare, query] = path.split('?');
  const parts = bare.split('/');
  for (let at = 1; at < parts.length; at += 1) yield parts.with(at, odd).join('/');
  const pairs = (query ?? 'q=x').split('&');
  for (let at = 0; at < pairs.length; at += 1) yield `${bare}?${pairs.with(at, `${pairs[at].split('=')[0]}=${odd}`).join('&')}`;
  yield `${bare}?${pairs[0]}&${pairs[0]}&${odd}=${odd}`;
}

/** Asks oddly about each address; the addresses share the odd things among them, so that each gets three. */
async function askOddly(base, paths, headers) {
  let asked = 0;
  for (const [at, path] of paths.entries()) {
    for (const turn of [0, 5, 11]) {
      for (const odd of oddly(path, ODD[(at + turn) % ODD.length])) {
        isCalm(await raw(base, odd, { headers }), odd);
        asked += 1;
      }
    }
    const strange = HEADERS[at % HEADERS.length];
    isCalm(await raw(base, path, { headers: { ...headers, ...strange } }), `${path} with ${JSON.stringify(strange)}`);
    isCalm(await raw(base, path, { method: ['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'][at % 5], headers }), `${path} by another method`);
  }
  return asked;
}

test('no address of the public side fails on odd input', async () => {
  const base = town.demo.url;
  const paths = await sorts(base, '/', {}, 160);
  assert.ok(paths.length > 30, `only ${paths.length} sorts of pages were found`);
  assert.ok(await askOddly(base, paths, {}) > 500);
});

test('no address of the desk fails on odd input, in a link, a form or the name of a file', async () => {
  const base = town.demo.url;
  const page = await signIn(town.browser, town.demo, BUREAU.drafter);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const paths = await sorts(base, '/desk', { cookie }, 90);
  assert.ok(paths.filter((path) => path.startsWith('/desk')).length > 8, `only ${paths.join(' ')} were found`);
  await askOddly(base, paths.filter((path) => path.startsWith('/desk')), { cookie });

  await page.goto(`${base}/desk/drafts/new`);
  const csrf = await page.locator('[name=csrf]').first().inputValue();
  for (const name of NAMES) {
    const part = (field, value, more = '') => `--odd\r\ncontent-disposition: form-data; name="${field}"${more}\r\n\r\n${value}\r\n`;
    const body = part('csrf', csrf) + part('kind', 'notice') + part('file', '关于供水的通告\n\n请周知。', `; filename="${name}"`) + '--odd--\r\n';
    for (const path of paths.filter((known) => /drafts|files/.test(known)).map((known) => known.split('?')[0])) {
      const answer = await raw(base, path, {
        method: 'POST', body, headers: { cookie, 'content-type': 'multipart/form-data; boundary=odd', 'content-length': Buffer.byteLength(body) },
      });
      isCalm(answer, `a file named ${JSON.stringify(name)} at ${path}`);
    }
  }
  for (const body of ['', 'csrf=', `csrf=${csrf}&${'a=b&'.repeat(3000)}`, `csrf=${csrf}&%FF=%FF`]) {
    for (const path of paths.map((known) => known.split('?')[0])) {
      isCalm(await raw(base, path, {
        method: 'POST', body, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) },
      }), `a form at ${path}`);
    }
  }
  await page.context().close();
});

test('the API answers as its description says', async () => {
  const script = fileURLToPath(new URL('../../scripts/api.sh', import.meta.url));
  const child = spawn(script, [town.demo.url], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => { printed += piece; });
  const [code] = await once(child, 'exit');
  assert.equal(code, 0, printed);
});
