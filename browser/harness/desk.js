// What people do at the desk, in their words: draft from a file, sign gates, take steps.
import assert from 'node:assert/strict';
import { DESKTOP, openPage } from './browser.js';

/** Signs a person in, named by login among those that the demo printed. */
export async function signIn(browser, demo, login, options = {}) {
  const person = demo.people.find((known) => known.login === login);
  assert.ok(person, `the demo printed no login ${login}`);
  const page = await openPage(browser, DESKTOP, options);
  await comeIn(page, demo, person);
  return page;
}

/** The same on a page that is open already, such as after a session has run out. */
export async function comeIn(page, demo, person) {
  await page.goto(`${demo.url}/desk/sign-in`);
  await page.locator('[name=login]').fill(person.login);
  await page.locator('[name=password]').fill(person.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForLoadState();
  await sayWhatIsWrong(page);
  assert.doesNotMatch(page.url(), /sign-in/, `${person.login} did not come in`);
}

/** Fails with what the page says is wrong, if it says so. */
export async function sayWhatIsWrong(page) {
  const wrong = await page.locator('.error-summary, .note.stop[role=alert]').allInnerTexts();
  assert.deepEqual(wrong, [], `${page.url()} refuses`);
}

/** Drafts a record of a kind from a file; returns its identifier. The page is then the form. */
export async function draftFromFile(page, demo, kind, file) {
  await page.goto(`${demo.url}/desk/drafts/new`);
  await page.locator(`[name=kind][value=${kind}]`).check();
  await page.locator('input[type=file][name=file]').setInputFiles(file);
  await page.getByRole('button', { name: '从文件起草' }).click();
  await page.waitForLoadState();
  await sayWhatIsWrong(page);
  const found = /\/desk\/records\/([0-9A-Z]{13})\/edit/.exec(page.url());
  assert.ok(found, `a draft was expected, this is ${page.url()}`);
  return found[1];
}

/** What a drafter adds when the document does not say it. */
const ADDED = {
  doc_number: '云建〔2026〕199号',
  written_on: '2026-06-17',
  issuers: '云河区住房和城乡建设局',
};

/** Fills in what the file does not say, and submits. */
export async function submitDraft(page, demo, id) {
  await page.locator('[name=attribute][value=proactive]').check();
  for (const [name, value] of Object.entries(ADDED)) {
    const input = page.locator(`[name=${name}]`);
    if ((await input.inputValue()) === '') await input.fill(value);
  }
  for (const [end, day] of [['.from', '2026-01-01'], ['.until', '2026-12-31']]) {
    for (const input of await page.locator(`input[name$="${end}"]`).all()) {
      if ((await input.inputValue()) === '') await input.fill(day);
    }
  }
  for (const choice of await page.locator('select[name^="f."]').all()) {
    if ((await choice.inputValue()) === '') await choice.selectOption({ index: 1 });
  }
  const relevance = page.locator('[name=relevance_duty]');
  if (await relevance.count() && (await relevance.inputValue()) === '') {
    if (await relevance.evaluate((it) => it.tagName === 'SELECT')) await relevance.selectOption({ index: 1 });
    else await relevance.fill('本单位职责范围内的工作');
  }
  await page.locator('button[name=then][value=submit]').click();
  await page.waitForLoadState();
  await sayWhatIsWrong(page);
  await confirm(page, id, 'submit');
}

/** Signs the five gates, one by one. */
export async function signGates(page, demo, id) {
  await page.goto(`${demo.url}/desk/records/${id}`);
  const open = page.locator('form[action$="/gates"] button:enabled');
  for (let signed = 0; signed < 5; signed += 1) {
    assert.ok(await open.count(), `${signed} gates are signed and no other one is offered`);
    await open.first().click();
    await page.waitForLoadState();
    await sayWhatIsWrong(page);
  }
  assert.equal(await open.count(), 0, 'a gate is offered after five were signed');
}

/** Takes a step from the record's page. */
export async function takeStep(page, demo, id, step) {
  await page.goto(`${demo.url}/desk/records/${id}`);
  const button = page.locator(`form[action$="/steps/${step}"] button, button[formaction$="/steps/${step}"]`);
  const link = page.locator(`a[href$="/steps/${step}"]`);
  if (await button.count()) await button.first().click();
  else if (await link.count()) await link.first().click();
  else assert.fail(`the step ${step} is not offered: ${(await page.locator('main').innerText()).slice(0, 400)}`);
  await page.waitForLoadState();
  await sayWhatIsWrong(page);
  if (page.url().endsWith(`/steps/${step}`)) await confirm(page, id, step);
}

async function confirm(page, id, step) {
  assert.ok(page.url().endsWith(`/desk/records/${id}/steps/${step}`), `the page of ${step} was expected, this is ${page.url()}`);
  assert.deepEqual(await page.locator('main .note.warn').allInnerTexts(), [], `${step} is not possible`);
  await page.locator('main form button.main, main form button.stop').first().click();
  await page.waitForLoadState();
  await sayWhatIsWrong(page);
}
