// A document becomes a public page: a file is drafted, reviewed by different people, published, read.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openPage } from '../harness/browser.js';
import { checkPage } from '../harness/checks.js';
import { draftFromFile, signGates, signIn, submitDraft, takeStep } from '../harness/desk.js';
import { BUREAU } from '../harness/people.js';
import { town } from '../harness/town.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
// Real documents lie beside the repository where somebody has put them; they are never part of it.
const SEEDS = `${ROOT}../shared/seeds/`;

async function as(login, options, work) {
  const page = await signIn(town.browser, town.demo, login, options);
  try {
    return await work(page);
  } finally {
    await page.context().close();
  }
}

/** Brings a file to its public page; `look` is called on pages worth looking at. */
async function publish(file, kind, options, look) {
  const id = await as(BUREAU.drafter, options, async (page) => {
    await look(page, 'to-do list');
    await page.goto(`${town.demo.url}/desk/drafts/new`);
    await look(page, 'new draft');
    const drafted = await draftFromFile(page, town.demo, kind, file);
    await look(page, 'draft');
    await submitDraft(page, town.demo, drafted);
    return drafted;
  });
  await as(BUREAU.secrecy, options, async (page) => {
    await takeStep(page, town.demo, id, 'secrecy_review');
    await look(page, 'record');
  });
  for (const stage of ['first', 'second', 'final']) {
    await as(BUREAU[stage], options, async (page) => {
      await signGates(page, town.demo, id);
      if (stage === 'first') await look(page, 'review');
      await takeStep(page, town.demo, id, `${stage}_review`);
    });
  }
  assert.equal((await fetch(`${town.demo.url}/records/${id}`)).status, 404, 'nothing is public before it is published');
  await as(BUREAU.publisher, options, (page) => takeStep(page, town.demo, id, 'publish'));
  return id;
}

test('a file becomes a public page', async () => {
  const id = await publish(`${ROOT}examples/documents/notice.docx`, 'notice', {}, checkPage);
  const page = await openPage(town.browser);
  const answer = await page.goto(`${town.demo.url}/records/${id}`);
  assert.equal(answer.status(), 200);
  await checkPage(page, 'the published record');
});

test('a file becomes a public page without any script', async () => {
  const id = await publish(`${ROOT}examples/documents/work-plan.docx`, 'plan', { javaScriptEnabled: false }, () => {});
  assert.equal((await fetch(`${town.demo.url}/records/${id}`)).status, 200);
});

const seeds = existsSync(SEEDS) ? readdirSync(SEEDS).filter((name) => name.endsWith('.txt')) : [];
test('real documents become public pages', { skip: seeds.length === 0 && 'no real documents beside the repository' }, async () => {
  for (const seed of seeds) {
    const id = await publish(SEEDS + seed, 'policy_document', {}, () => {});
    assert.equal((await fetch(`${town.demo.url}/records/${id}`)).status, 200, seed);
  }
});
