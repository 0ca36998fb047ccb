// What the handbook tells people to type: its commands exist, its files are accepted, its pictures are there.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HANDBOOK = `${ROOT}docs/handbook/`;
const PICTURES = `${ROOT}docs/images/handbook/`;
const BYTES_MAX = 200_000;
const ALL_BYTES_MAX = 3_000_000;

const chapters = readdirSync(HANDBOOK).filter((name) => name.endsWith('.md'));
const text = (name) => readFileSync(HANDBOOK + name, 'utf8');
const gongkai = (...words) => spawnSync(process.env.GONGKAI, words, { encoding: 'utf8' });

/** The contents of the fenced blocks of a language. */
function blocks(name, language) {
  return [...text(name).matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map((found) => found[1]);
}

/** Makes a folder for the work and takes it away again. */
function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-handbook-'));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the commands of the handbook exist, with their options', () => {
  const helps = new Map();
  const help = (words) => {
    const key = words.join(' ');
    if (!helps.has(key)) helps.set(key, execFileSync(process.env.GONGKAI, [...words, '--help'], { encoding: 'utf8' }));
    return helps.get(key);
  };
  const nested = ['user', 'unit', 'kinds', 'migration', 'calendar', 'catalogue', 'foi', 'report', 'keys'];
  let count = 0;
  for (const name of chapters) {
    const lines = text(name).split('\n').filter((line) => /^ {4,}gongkai /.test(line));
    for (const line of lines) {
      const words = line.trim().split(/\s+/).slice(1);
      if (words[0] === 'help') continue;
      const about = help(words.slice(0, nested.includes(words[0]) ? 2 : 1));
      for (const option of words.filter((word) => word.startsWith('--'))) {
        assert.ok(about.includes(`${option} `) || about.includes(`${option}\n`), `${name}: ${line.trim()}: no ${option}`);
      }
      count += 1;
    }
  }
  assert.ok(count > 30, `only ${count} commands were found`);
});

test('the kind of the handbook is valid', () => inFolder((folder) => {
  const [kind] = blocks('08-kinds.md', 'toml');
  mkdirSync(join(folder, 'records'));
  writeFileSync(join(folder, 'records', 'recruitment_notice.toml'), kind);
  const checked = gongkai('kinds', 'check', folder);
  assert.equal(checked.status, 0, checked.stderr);
  const said = checked.stdout.trim();
  assert.ok(text('08-kinds.md').includes(said), `the handbook does not say: ${said}`);
}));

test('the mapping of the handbook fits its table, and its report is what is told', () => inFolder((folder) => {
  const [table, mapping] = [blocks('07-migration.md', 'csv')[0], blocks('07-migration.md', 'toml')[0]];
  const file = (name) => join(folder, name);
  writeFileSync(file('table.csv'), table);
  writeFileSync(file('mapping.toml'), mapping);
  const done = gongkai(
    'import', file('table.csv'), '--mapping', file('mapping.toml'), '--unit', 'yhjyj', '--publish',
    '--source', '旧网站', '--report', file('report.csv'), '--data', file('data'),
  );
  assert.equal(done.status, 2, 'one row has no title');
  assert.ok(text('07-migration.md').includes(done.stdout.trim()), done.stdout);
  const outcomes = readFileSync(file('report.csv'), 'utf8').trim().split('\n').slice(1).map((row) => row.split(',')[2]);
  assert.deepEqual(outcomes, ['published', 'published', 'failed']);
}));

test('the pictures of the handbook are there, small, described and all shown', () => {
  const shown = new Set();
  for (const name of chapters) {
    for (const [, about, picture] of text(name).matchAll(/!\[([^\]]*)\]\(\.\.\/images\/handbook\/([^)]+)\)/g)) {
      assert.ok(about.length >= 5, `${name}: ${picture} is not described`);
      assert.ok(statSync(PICTURES + picture).size < BYTES_MAX, `${picture} is too large`);
      shown.add(picture);
    }
  }
  const there = readdirSync(PICTURES);
  assert.deepEqual(there.filter((picture) => !shown.has(picture)), [], 'pictures that no chapter shows');
  assert.ok(there.reduce((sum, picture) => sum + statSync(PICTURES + picture).size, 0) < ALL_BYTES_MAX);
});

test('Chinese sentences of the handbook have Chinese punctuation', () => {
  for (const name of chapters) {
    const prose = text(name).replace(/^```[^]*?^```/gm, '').replace(/^ {4,}.*$/gm, '').replace(/`[^`]*`/g, '');
    const half = prose.match(/.{0,10}[\u4e00-\u9fff][,;:?!].{0,10}/gu);
    assert.equal(half, null, `${name}: ${half}`);
  }
});
