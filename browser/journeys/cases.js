// A request for information from its form to its file: brought without an account, corrected, answered by different
// people, delivered with its documents, followed by its code at every step.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage } from '../harness/browser.js';
import { fillRequest, follow, sendRequest, takes } from '../harness/cases.js';
import { checkPage } from '../harness/checks.js';
import { signIn } from '../harness/desk.js';
import { REQUESTS } from '../harness/people.js';
import { town } from '../harness/town.js';

const at = {};
let citizen;
let code;
let id;

before(async () => {
  citizen = await openPage(town.browser);
  for (const [role, login] of Object.entries(REQUESTS)) at[role] = await signIn(town.browser, town.demo, login);
});

after(async () => {
  for (const page of [citizen, ...Object.values(at)]) await page.context().close();
});

const words = async () => (await citizen.locator('main').innerText()).replaceAll(/\s+/g, ' ');

/** What the citizen reads when they look it up now. */
async function now(name) {
  await follow(citizen, town.demo, code);
  await checkPage(citizen, name);
  return words();
}

test('what is missing is said where it is missing, and what was typed stays', async () => {
  await fillRequest(citizen, town.demo, { title: '', phone: '12' });
  assert.match(await citizen.locator('.error-summary').innerText(), /请填写所需政府信息的名称/);
  assert.equal(await citizen.locator('#name').inputValue(), '孟令仪');
  citizen.errors.length = 0;
  await checkPage(citizen, 'form with mistakes');
});

test('a request is read back, sent, and has a code', async () => {
  await fillRequest(citizen, town.demo);
  await checkPage(citizen, 'request read back');
  assert.match(await words(), /请核对.*孟令仪.*11010519491231002X/);
  await citizen.locator('#files').setInputFiles({ name: '身份证.txt', mimeType: 'text/plain', buffer: Buffer.from('见原件') });
  code = await sendRequest(citizen);
  assert.match(code, /^GK-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await checkPage(citizen, 'request sent');
  assert.match(await now('case, sent'), /当前状态 已提交/);
});

test('it is registered, confirmed, and asked to be corrected once', async () => {
  await at.handler.goto(`${town.demo.url}/desk/cases`);
  const row = at.handler.locator('main a[href^="/desk/cases/"]').filter({ hasText: '清源新村改造工程' }).first();
  id = (await row.getAttribute('href')).split('/').at(-1);
  await takes(at.handler, town.demo, id, 'register');
  await takes(at.handler, town.demo, id, 'confirm');
  await checkPage(at.handler, 'case with files and documents');
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await takes(at.handler, town.demo, id, 'ask_correction', { until, what: '请写明是哪一期工程。' });
  assert.match(await now('case, to be corrected'), /当前状态 等待您补正.*请写明是哪一期工程/);
  await citizen.locator('summary', { hasText: '提交补正' }).click();
  await citizen.locator('textarea[name=what]').fill('三期工程。');
  await citizen.locator('details[open] button.btn.main').click();
  await citizen.waitForLoadState();
  assert.match(await words(), /当前状态 办理中/);
});

test('the reply is written, reviewed, signed and delivered by different people', async () => {
  await takes(at.handler, town.demo, id, 'note_search', { what: '查了本局档案室2025年工程卷宗。' });
  await takes(at.handler, town.demo, id, 'write_reply', { reply_kind: 'R2', reply: '现将您申请的竣工验收资料予以公开。' });
  assert.match(await now('case, being reviewed'), /当前状态 办理中/, 'reviews are the office\'s own');
  await takes(at.legal, town.demo, id, 'legal_review');
  await takes(at.secrecy, town.demo, id, 'secrecy_review');
  await takes(at.head, town.demo, id, 'sign');
  assert.match(await now('case, signed'), /答复已签发，正在送达/);
  await takes(at.handler, town.demo, id, 'deliver', { method: 'electronic' });
});

test('the citizen reads the reply and takes its document home', async () => {
  assert.match(await now('case, answered'), /当前状态 已答复.*予以公开/);
  const paper = citizen.locator('a[href*="/track/case/papers/"]').last();
  const [download] = await Promise.all([citizen.waitForEvent('download'), paper.click()]);
  assert.match(download.suggestedFilename(), /\.pdf$/);
  await takes(at.handler, town.demo, id, 'archive');
  assert.match(await now('case, archived'), /当前状态 已办结/);
  await citizen.locator('button', { hasText: '结束查询' }).click();
  await citizen.waitForLoadState();
  await citizen.goto(`${town.demo.url}/track/case`);
  assert.match(citizen.url(), /\/track$/);
});

test('several matters are told, and become several requests', async () => {
  await fillRequest(citizen, town.demo, { title: '1.清源新村三期施工许可证；2.清源新村三期竣工备案表' });
  assert.match(await words(), /看起来写了 2 项信息/);
  await sendRequest(citizen);
  assert.equal(await citizen.locator('.tracking-code').count(), 2);
});
