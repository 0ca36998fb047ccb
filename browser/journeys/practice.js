// A year of requests on a calendar that stands until it is moved: each from its form to its file, with every day that the
// law counts, what whoever asked reads on the way, and the documents measured.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { said } from '../harness/papers.js';
import { openPage } from '../harness/browser.js';
import { startDemo } from '../harness/demo.js';
import { Officers, Request } from '../harness/practice.js';
import { town as shared } from '../harness/town.js';

const FILE = fileURLToPath(new URL('../../examples/documents/reply.pdf', import.meta.url));
const RECEIPT = '政府信息公开申请登记回执';
const GIVEN = { reply_kind: 'R2', reply: '现将您申请的信息予以公开。' };
let town;

before(async () => {
  const demo = await startDemo('2026-03-02');
  town = { demo, citizen: await openPage(shared.browser), officers: new Officers(shared.browser, demo) };
});

after(async () => {
  await town?.demo.stop();
});

const day = (date) => town.demo.moveTo(date);

test('the desk says that it is practised, and which day it is', async () => {
  const page = await town.officers.page('handler');
  assert.match(await page.locator('.topbar').innerText(), /演练：2026年3月2日 星期一/);
});

test('granted: twenty working days, and the file comes with the reply', async () => {
  const request = await Request.received(town, '2025年松风里小区加装电梯补贴明细');
  await request.reads(/当前状态 办理中/, /2026-03-30/);
  await day('2026-03-20');
  await request.take('handler', 'note_search', { what: '查了物业科2025年卷宗，有补贴发放表。' });
  const desk = await town.officers.page('handler');
  await request.atDesk();
  await desk.locator('#files').setInputFiles({ name: '补贴发放表.txt', mimeType: 'text/plain', buffer: Buffer.from('三部电梯，各二十万元') });
  await desk.locator('form[action$="/files"] button').click();
  await desk.locator('label', { hasText: '补贴发放表' }).click();
  await desk.locator('form[action$="/enclosures"] button').click();
  await request.isAnswered(GIVEN);
  await request.reads(/当前状态 已答复/, /提供的信息 补贴发放表\.txt/);
  const [file] = await Promise.all([
    town.citizen.waitForEvent('download'),
    town.citizen.locator('a[href*="/track/case/enclosures/"]').click(),
  ]);
  assert.equal(file.suggestedFilename(), '补贴发放表.txt');
  const papers = await request.isArchived([RECEIPT, '政府信息公开申请答复书']);
  assert.match(papers['政府信息公开申请答复书'], /附件：补贴发放表/);
});

test('corrected: the whole period begins again', async () => {
  const request = await Request.received(town, '棚户区改造安置房分配方案');
  await request.reads(/2026-04-20/);
  await day('2026-03-24');
  await request.take('handler', 'ask_correction', { until: '2026-04-08', what: '请写明是哪一个棚户区。' });
  await request.reads(/当前状态 等待您补正/, /请写明是哪一个棚户区/);
  await day('2026-03-27');
  await request.takeAsApplicant('correct', '提交补正', { what: '柳桥老街棚户区。' });
  await request.reads(/当前状态 办理中/, /2026-04-27/);
  await day('2026-04-10');
  await request.isAnswered(GIVEN);
  await request.isArchived([RECEIPT, '政府信息公开申请补正告知书', '政府信息公开申请答复书']);
});

test('withheld: a third party objects, its days are not counted, and reconsideration comes first', async () => {
  const request = await Request.received(town, '清源新村改造工程投标报价清单');
  await request.reads(/2026-05-12/);
  await request.take('handler', 'ask_third_party', { to: '云河远帆建设有限公司', what: '投标报价清单。' });
  await day('2026-04-17');
  await request.take('handler', 'third_party_answers', { opinion: 'objects', what: '属于本公司商业秘密。' });
  await request.reads(/2026-05-19/);
  await day('2026-04-20');
  await request.isAnswered({ reply_kind: 'R3', ground: 'X4', reply: '投标报价清单不予公开。', why: '公开会损害投标人的商业秘密，第三方书面不同意公开。' });
  await request.reads(/当前状态 已答复/, /不予公开/);
  const papers = await request.isArchived([RECEIPT, '关于征求政府信息公开意见的函', '政府信息不予公开告知书']);
  assert.match(papers['政府信息不予公开告知书'], /第十五条/);
  assert.match(papers['政府信息不予公开告知书'], /复议前置|先.{0,12}申请行政复议|应当先/);
  assert.doesNotMatch(papers['关于征求政府信息公开意见的函'], /孟令仪/, 'a third party is not told who asked');
});

test('extended: twenty working days more, told before the end', async () => {
  const request = await Request.received(town, '近三年物业维修资金使用情况');
  await request.reads(/2026-05-20/);
  await day('2026-05-18');
  await request.take('head', 'extend', { days: '20', reason: '涉及三年的卷宗，需要逐份核对。' });
  await request.reads(/2026-06-17/, /延期答复/);
  await day('2026-06-10');
  await request.isAnswered({ reply_kind: 'R1', reply: '该信息已经在本局“物业管理”栏目公开，可以直接查阅。' });
  const papers = await request.isArchived([RECEIPT, '政府信息公开申请延期答复告知书', '政府信息已主动公开告知书']);
  assert.match(papers['政府信息公开申请延期答复告知书'], /逐份核对.*2026年6月17日/);
});

test('given in part: what is withheld is taken out of the file, and the list says where', async () => {
  const request = await Request.received(town, '青石镇安置房分户清单');
  const desk = await town.officers.page('handler');
  await desk.goto(`${town.demo.url}/desk/cases/${request.id}/redactions`);
  await desk.locator('#file').setInputFiles(FILE);
  await desk.getByRole('button', { name: '放入' }).click();
  await desk.locator('#words').fill('青石镇');
  await desk.getByRole('button', { name: '查找' }).click();
  await desk.locator('#words-ground').selectOption('X4');
  await desk.getByRole('button', { name: '标记选中的' }).click();
  await desk.getByRole('button', { name: '处理并检查' }).click();
  await desk.waitForFunction(() => /已处理2处/.test(document.querySelector('[data-said]').textContent), null, { timeout: 60_000 });
  await day('2026-06-11');
  await request.isAnswered({ reply_kind: 'R8', ground: 'X4', reply: '清单中涉及他人的内容以外，予以公开。', why: '涉及他人隐私。' });
  await request.reads(/提供的信息 reply（区分处理件）\.pdf/);
  const [file] = await Promise.all([
    town.citizen.waitForEvent('download'),
    town.citizen.locator('a[href*="/track/case/enclosures/"]').click(),
  ]);
  assert.doesNotMatch(said(await file.path()), /青石镇/);
  const papers = await request.isArchived([RECEIPT, '政府信息部分公开告知书', '政府信息区分处理清单']);
  assert.match(papers['政府信息部分公开告知书'], /附件：reply（区分处理件）/);
  assert.match(papers['政府信息区分处理清单'], /第1页/);
});

test('not held: the reply says how it was looked for', async () => {
  const request = await Request.received(town, '1996年云河县房改资金台账');
  await day('2026-06-12');
  await request.take('handler', 'note_search', { what: '在档案室目录和公文系统中按名称、年份检索，没有找到。' });
  await request.isAnswered({ reply_kind: 'R4', reply: '本机关没有制作也没有保存该信息。' });
  const papers = await request.isArchived([RECEIPT, '政府信息不存在告知书']);
  assert.match(papers['政府信息不存在告知书'], /没有找到/);
});

test('a fee that is not paid: twenty working days, then it lapses', async () => {
  await day('2026-06-15');
  const request = await Request.received(town, '2020年至2025年全部危房鉴定报告');
  await request.take('handler', 'notice_fee', { method: 'per_page', pages: '320', reason: '超过三十页，按量计收。' });
  await request.reads(/当前状态 等待您缴费/);
  await day('2026-07-14');
  const head = await town.officers.page('head');
  await head.goto(`${town.demo.url}/desk/cases/${request.id}/steps/lapse`);
  assert.match(await head.locator('main').innerText(), /还没有届满/, 'the last day is the applicant\'s');
  await day('2026-07-15');
  await request.take('head', 'lapse', { reason: '期满未缴费。' });
  await request.reads(/当前状态 不再处理/);
  await request.isArchived([RECEIPT, '政府信息公开信息处理费收费通知书', '政府信息公开申请不再处理告知书']);
});

test('repeated: the desk shows the earlier one, the reply names it', async () => {
  const request = await Request.received(town, '2025年松风里小区加装电梯补贴明细');
  assert.match(await request.atDesk(), /同一申请人|相同/);
  await request.isAnswered({ reply_kind: 'R6', reply: '本次申请与此前申请相同，不重复处理。', earlier: '2026年3月20日答复' });
  await request.isArchived([RECEIPT, '政府信息公开申请不予重复处理告知书']);
});

test('withdrawn by whoever asked', async () => {
  const request = await Request.received(town, '公租房轮候名单公示办法');
  await request.takeAsApplicant('withdraw', '撤回申请', { reason: '已经从窗口得到。' });
  await request.reads(/当前状态 已撤回/);
  await request.isArchived([RECEIPT]);
});

test('overdue: noted, shown to the head, answered all the same, and recorded', async () => {
  await day('2026-07-16');
  const request = await Request.received(town, '2025年房屋安全普查汇总表');
  await request.reads(/2026-08-13/);
  await day('2026-08-14');
  const head = await town.officers.page('head');
  await head.goto(`${town.demo.url}/desk/cases?overdue=1`);
  assert.match(await head.locator('main').innerText(), /2025年房屋安全普查汇总表/);
  await request.isAnswered(GIVEN);
  assert.match(await request.atDesk(), /记录在案/);
  await request.isArchived([RECEIPT, '政府信息公开申请答复书']);
});

test('the tables of the annual report agree with the year', async () => {
  const head = await town.officers.page('head');
  await head.goto(`${town.demo.url}/desk/cases/statistics/annual?year=2026&unit=yhzjj`);
  const words = await head.locator('main').innerText();
  assert.match(words, /勾稽相符/);
});
