// Writes docs/images/handbook/*.png and docs/images/foi/*.png, the pictures of the handbooks, from a fresh demo and a fresh installation.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PHONE, openBrowser, openPage } from './harness/browser.js';
import { fillRequest, follow, sendRequest, takes } from './harness/cases.js';
import { startDemo } from './harness/demo.js';
import { draftFromFile, signGates, signIn, submitDraft, takeStep } from './harness/desk.js';
import { startFresh } from './harness/fresh.js';
import { BUREAU, OFFICE, REQUESTS } from './harness/people.js';
import { withPalette } from './harness/png.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const FOLDER = `${ROOT}docs/images/handbook/`;
const WIDTH = 1280;

/** A request with a third party's opinion, across two holidays. */
const DEADLINE = '/tools/deadline?mode=foi&channel=post_signed&received_on=2026-09-07'
  + '&kind_1=third_party_consulted&on_1=2026-09-10&received_on_1=2026-09-10'
  + '&kind_2=third_party_answered&on_2=2026-09-18&as_of=2026-09-24';

/** Writes what the page shows: cut at `height`, one part `within` it, on a `phone`, or else all of it. */
async function shoot(page, name, { height, within, phone = false } = {}) {
  await page.mouse.move(0, 0);
  const size = phone ? PHONE : { width: WIDTH, height: height ?? 800 };
  await page.setViewportSize(size);
  const picture = within
    ? await page.locator(within).first().screenshot()
    : await page.screenshot({ fullPage: height === undefined && !phone });
  await writeFile(`${FOLDER}${name}.png`, withPalette(picture));
}

await mkdir(FOLDER, { recursive: true });
await mkdir(`${FOLDER}../foi/`, { recursive: true });
const browser = await openBrowser();

async function first() {
  const fresh = await startFresh();
  try {
    const page = await openPage(browser);
    await page.goto(`${fresh.url}/desk/first`);
    await page.locator('[name=unit_name]').fill('云河区人民政府');
    await page.locator('[name=unit_code]').fill('yunhe');
    await page.locator('[name=name]').fill('祝玥');
    await page.locator('[name=login]').fill('zhuyue');
    await shoot(page, '01-first');
    await page.context().close();
  } finally {
    await fresh.stop();
  }
}

/** A draft with what should be found in it: a person's number and a mobile number, both invented. */
const WITH_FINDINGS = {
  name: '关于公布公租房轮候名单的通知.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(
    '关于公布公租房轮候名单的通知\n\n各有关家庭：\n\n现将本月公租房轮候名单予以公布。联系人李某，手机 13800000000，'
      + '身份证号 11010519491231002X。\n\n（此件不公开）\n',
  ),
};

async function publishing(demo) {
  const as = (login) => signIn(browser, demo, login);
  const go = async (page, path) => {
    await page.goto(demo.url + path);
    return page;
  };
  const drafter = await as(BUREAU.drafter);
  await shoot(await go(drafter, '/desk/drafts/new'), '03-new');
  await draftFromFile(drafter, demo, 'notice', WITH_FINDINGS);
  await drafter.locator('[name=attribute][value=proactive]').check();
  await drafter.locator('button[name=then][value=save]').click();
  await drafter.waitForLoadState();
  await shoot(drafter, '03-findings', { height: 1020 });
  const id = await draftFromFile(drafter, demo, 'notice', `${ROOT}examples/documents/notice.docx`);
  await shoot(drafter, '03-draft', { height: 1040 });
  await shoot(drafter, '03-files', { within: '#files-part' });
  await drafter.locator('[name=attribute][value=withheld]').check();
  await shoot(drafter, '03-attribute', { within: 'section[aria-labelledby=ck-attr]' });
  await drafter.locator('[name=attribute][value=proactive]').check();
  await submitDraft(drafter, demo, id);
  await shoot(await go(drafter, '/desk/me'), '02-account');

  const secrecy = await as(BUREAU.secrecy);
  await shoot(await go(secrecy, `/desk/records/${id}`), '04-secrecy', { height: 860 });
  await takeStep(secrecy, demo, id, 'secrecy_review');

  const reviewer = await as(BUREAU.first);
  await shoot(await go(reviewer, '/desk'), '04-worklist', { height: 860 });
  await shoot(await go(reviewer, `/desk/records/${id}`), '04-gates', { height: 860 });
  await shoot(await go(reviewer, `/desk/records/${id}/steps/return`), '04-return');
  await signGates(reviewer, demo, id);
  await takeStep(reviewer, demo, id, 'first_review');
  for (const stage of ['second', 'final']) {
    const page = await as(BUREAU[stage]);
    await signGates(page, demo, id);
    await takeStep(page, demo, id, `${stage}_review`);
    await page.context().close();
  }

  const publisher = await as(BUREAU.publisher);
  await shoot(await go(publisher, `/desk/records/${id}`), '04-publish', { height: 720 });
  await shoot(await go(publisher, `/desk/records/${id}/steps/schedule`), '04-schedule');
  await go(publisher, '/desk/records?state=published');
  for (const box of (await publisher.locator('input[name=record]').all()).slice(0, 3)) await box.check();
  await shoot(publisher, '04-batch', { height: 700 });
  await takeStep(publisher, demo, id, 'publish');
  await shoot(await go(publisher, `/desk/records/${id}/steps/withdraw`), '05-withdraw');

  await shoot(await go(drafter, `/desk/records/${id}/steps/correct`), '05-correct');
  await drafter.locator('[name=reason]').fill('标题漏字，予以更正。');
  await drafter.locator('main form button.main, main form button.stop').first().click();
  await drafter.waitForLoadState();
  await go(drafter, `/desk/records/${id}/edit`);
  const title = drafter.locator('[name=title]');
  await title.fill((await title.inputValue()).replace(/的(通知|通告|公告)$/, '有关事项的$1'));
  await drafter.locator('button[name=then][value=record]').click();
  await drafter.waitForLoadState();
  await shoot(await go(drafter, `/desk/records/${id}/versions`), '05-versions', { height: 460 });
  for (const page of [drafter, secrecy, reviewer, publisher]) await page.context().close();
}

async function house(demo) {
  const pictures = [
    ['zhuyue', '/desk/units', '02-units', { height: 760 }],
    ['zhuyue', '/desk/people', '02-people', { height: 760 }],
    ['mayifan', '/desk/audit', '11-audit', { height: 760 }],
    ['chengyian', '/desk/kinds/normative_document', '08-kind', { height: 900 }],
  ];
  const list = await signIn(browser, demo, 'zuosufen');
  await list.goto(`${demo.url}/desk/negative-list`);
  await list.locator('main select[name=unit]').first().selectOption({ label: '区住房城乡建设局' });
  await list.getByRole('button', { name: '查看' }).click();
  await list.waitForLoadState();
  await shoot(list, '03-negative-list', { height: 860 });
  await list.context().close();
  for (const [login, path, name, options] of pictures) {
    const page = await signIn(browser, demo, login);
    await page.goto(demo.url + path);
    await shoot(page, name, options);
    if (name === '02-people') {
      await page.locator('main table a[href^="/desk/people/"]').filter({ hasText: '明喆' }).first().click();
      await page.waitForLoadState();
      await shoot(page, '02-person', {});
    }
    await page.context().close();
  }
}

async function catalogue(demo) {
  const office = await signIn(browser, demo, OFFICE.openGovernment);
  await office.goto(`${demo.url}/desk/catalogue`);
  await shoot(office, '13-board', { height: 900 });
  await office.goto(`${demo.url}/desk/catalogue/import`);
  await office.locator('select[name=owner]').selectOption({ label: '云河区住房和城乡建设局' });
  await office.locator('input[name=files]').setInputFiles(`${ROOT}examples/catalogue/housing.xlsx`);
  await office.getByRole('button', { name: '预览' }).click();
  await office.waitForLoadState();
  await shoot(office, '13-preview', { height: 1000 });
  await office.context().close();
  const page = await openPage(browser);
  await page.goto(`${demo.url}/catalogue?field=26-15`);
  await shoot(page, '13-query', { height: 960 });
  await page.context().close();
}

/** A request from its form to its documents; what an officer sees at each step. */
async function requests(demo) {
  const citizen = await openPage(browser);
  await fillRequest(citizen, demo, { title: '1.清源新村三期施工许可证；2.清源新村三期竣工备案表' });
  await shoot(citizen, '../foi/check', { height: 1180 });
  await fillRequest(citizen, demo);
  const code = await sendRequest(citizen);
  await shoot(citizen, '../foi/sent', { height: 640 });
  const handler = await signIn(browser, demo, REQUESTS.handler);
  await handler.goto(`${demo.url}/desk/cases`);
  await shoot(handler, '../foi/board', { height: 900 });
  const row = handler.locator('main a[href^="/desk/cases/"]').filter({ hasText: '清源新村改造工程' }).first();
  const id = (await row.getAttribute('href')).split('/').at(-1);
  await takes(handler, demo, id, 'register');
  await takes(handler, demo, id, 'confirm');
  await handler.goto(`${demo.url}/desk/cases/${id}`);
  await shoot(handler, '../foi/case', { height: 1100 });
  await handler.goto(`${demo.url}/desk/cases/${id}/steps/ask_correction`);
  await shoot(handler, '../foi/step', { height: 760 });
  await marks(demo, handler, id);
  await encloses(demo, handler, id);
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await takes(handler, demo, id, 'ask_correction', { until, what: '请写明是哪一期工程。' });
  await follow(citizen, demo, code);
  await shoot(citizen, '../foi/track', { height: 900 });
  await citizen.context().close();
  await others(demo, handler);
  for (const [path, name, height] of [
    ['/desk/cases/statistics', '../foi/statistics', 1000],
    ['/desk/cases/statistics/annual', '../foi/annual', 900],
    ['/desk/self-check', '../foi/self-check', 760],
  ]) {
    await handler.goto(demo.url + path);
    await shoot(handler, name, { height });
  }
  await handler.context().close();
}

/** A file on whose pages is marked what is withheld. */
async function marks(demo, handler, id) {
  await handler.goto(`${demo.url}/desk/cases/${id}/redactions`);
  const file = { name: '老旧小区加装电梯2025年补贴发放名单.pdf', mimeType: 'application/pdf', buffer: await readFile(`${ROOT}demo/files/lift-subsidies.pdf`) };
  await handler.locator('#file').setInputFiles(file);
  await handler.getByRole('button', { name: '放入' }).click();
  for (const number of ['320899196304151000', '320899195811021370']) {
    await handler.locator('#words').fill(number);
    await handler.getByRole('button', { name: '查找' }).click();
    await handler.locator('#words-ground').selectOption('X4');
    const marked = handler.locator('.marks > li');
    const before = await marked.count();
    await handler.getByRole('button', { name: '标记选中的' }).click();
    await marked.nth(before).waitFor();
  }
  await handler.waitForFunction(() => {
    const picture = document.querySelector('.page-face img');
    return picture.complete && picture.naturalWidth;
  });
  await handler.evaluate(() => globalThis.scrollTo(0, 0));
  await shoot(handler, '../foi/redaction', { height: 1000 });
}

/** What goes with the reply: the file that was marked, and one that the office has as it is. */
async function encloses(demo, handler, id) {
  await handler.getByRole('button', { name: '处理并检查' }).click();
  await handler.waitForFunction(() => /已处理\d+处/.test(document.querySelector('[data-said]').textContent), null, { timeout: 60_000 });
  await handler.goto(`${demo.url}/desk/cases/${id}`);
  const file = { name: '加装电梯补贴办法.txt', mimeType: 'text/plain', buffer: Buffer.from('一部电梯补贴二十万元。') };
  await handler.locator('#files').setInputFiles(file);
  await handler.locator('form[action$="/files"] button').click();
  await handler.waitForLoadState();
  await shoot(handler, '../foi/enclosures', { within: '.enclosures' });
}

/** What the demo's own cases show: chasing, a group, an answer that may be published. */
async function others(demo, handler) {
  const open = async (list, title) => {
    await handler.goto(`${demo.url}/desk/cases${list}`);
    await handler.locator('main td.t a').filter({ hasText: title }).first().click();
    await handler.waitForLoadState();
  };
  await open('', '电梯加装补贴发放明细');
  await shoot(handler, '../foi/next', { within: 'section[aria-labelledby=ac]' });
  await shoot(handler, '../foi/chased', { within: 'section[aria-labelledby=ch]' });
  await open('?ended=1', '施工图和工期安排');
  await handler.getByRole('link', { name: '答复选登' }).click();
  await handler.waitForLoadState();
  await shoot(handler, '../foi/publication', { height: 900 });
  await handler.goto(`${demo.url}/desk/cases/groups`);
  await handler.locator('main table a').first().click();
  await handler.waitForLoadState();
  await shoot(handler, '../foi/group', { height: 620 });
}

async function portal(demo) {
  const page = await openPage(browser);
  const go = (path) => page.goto(demo.url + path);
  await go('/desk/sign-in');
  await shoot(page, '01-sign-in', { height: 720 });
  await go('/');
  await shoot(page, '06-home', { height: 900 });
  await go('/search?q=%E4%BD%8F%E6%88%BF');
  await shoot(page, '06-search', { height: 860 });
  await go('/kinds/normative_document');
  await shoot(page, '06-list', { height: 760 });
  const record = await page.locator('main a[href^="/records/"]').first().getAttribute('href');
  await go(record);
  await shoot(page, '06-record', { height: 1000 });
  await go(`${record}/print`);
  await shoot(page, '06-print', { height: 900 });
  await go(record);
  await shoot(page, '06-record-phone', { phone: true });
  await go('/');
  await shoot(page, '06-home-phone', { phone: true });
  await go(DEADLINE);
  await shoot(page, '12-deadline', { height: 1240 });
  await go('/tools/fee?method=per_item&count_in_month_before=8&items=5&pages=68');
  await shoot(page, '12-fee', { height: 1010 });
  await page.context().close();
}

try {
  await first();
  const demo = await startDemo();
  try {
    await portal(demo);
    await catalogue(demo);
    await house(demo);
    await requests(demo);
    await publishing(demo);
  } finally {
    await demo.stop();
  }
} finally {
  await browser.close();
}
