// Pages of the desk that no journey of publishing opens: records in every state, batches, people, paper,
// refusals, the first administrator; and the warning before a session ends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, openPage } from '../harness/browser.js';
import { checkPage } from '../harness/checks.js';
import { signIn } from '../harness/desk.js';
import { startFresh } from '../harness/fresh.js';
import { BUREAU } from '../harness/people.js';
import { town } from '../harness/town.js';

async function as(login, work) {
  const page = await signIn(town.browser, town.demo, login);
  try {
    return await work(page, (path) => page.goto(town.demo.url + path));
  } finally {
    await page.context().close();
  }
}

/** Somebody whose printed roles name one. */
function holding(role) {
  const found = town.demo.people.find((person) => person.line.includes(role));
  assert.ok(found, `the demo has nobody who is ${role}`);
  return found.login;
}

const firstRecord = (page) => page.locator('main table a[href^="/desk/records/"]').first().getAttribute('href');

test('a record in each state can be read by everybody', async () => {
  await as(BUREAU.publisher, async (page, go) => {
    await go('/desk/records');
    const states = await page.locator('#state option').evaluateAll((all) => all.map((it) => it.value).filter(Boolean));
    let seen = 0;
    for (const state of states) {
      await go(`/desk/records?state=${state}`);
      if (!(await page.locator('main table').count())) continue;
      const record = await firstRecord(page);
      for (const part of ['', '/versions', '/preview', '/sheet', '/approval']) {
        await go(record + part);
        await checkPage(page, `${state}${part}`, seen % 2 ? PHONE : DESKTOP);
      }
      seen += 1;
    }
    assert.ok(seen >= 4, `the demo has records in ${seen} states only`);
  });
});

test('steps and batches ask on pages of their own', async () => {
  await as(BUREAU.publisher, async (page, go) => {
    await go('/desk/records?state=published');
    await checkPage(page, 'all records');
    const record = await firstRecord(page);
    for (const step of ['withdraw', 'move']) {
      await go(`${record}/steps/${step}`);
      await checkPage(page, `step ${step}`);
    }
    for (const step of ['move', 'withdraw']) {
      await go('/desk/records?state=published');
      for (const box of (await page.locator('input[name=record]').all()).slice(0, 3)) await box.check();
      await page.locator(`button[name=step][value=${step}]`).click();
      await page.waitForLoadState();
      await checkPage(page, `batch ${step}`);
    }
    await page.locator('main form button.btn').last().click();
    await page.waitForLoadState();
    assert.match(await page.locator('.error-summary').innerText(), /请选择撤回原因/);
    page.errors.length = 0;
    await checkPage(page, 'batch refused');
  });
});

test('people, units, roles and kinds', async () => {
  await as(holding('系统管理员'), async (page, go) => {
    for (const path of ['/desk/people', '/desk/people/new', '/desk/units', '/desk/roles', '/desk/kinds', '/desk/me', '/desk/me/password']) {
      await go(path);
      await checkPage(page, path);
    }
    await go('/desk/people');
    const person = await page.locator('main a[href^="/desk/people/"]:not([href$="/new"])').first().getAttribute('href');
    await go(person);
    await checkPage(page, 'a person');
  });
});

test('cases: the board, a case in clear and masked, a step, what is written down', async () => {
  await as(holding('公开工作人员'), async (page, go) => {
    await go('/desk/cases');
    await checkPage(page, 'board of cases');
    const first = await page.locator('main td.t a').first().getAttribute('href');
    await go(first);
    await checkPage(page, 'case');
    await page.locator('button', { hasText: '完整的联系电话' }).click();
    await page.waitForLoadState();
    assert.doesNotMatch(await page.locator('main').innerText(), /\*\*\*\*\d\d/);
    await checkPage(page, 'case, telephone in clear');
    await go(`${first}/steps/write_reply`);
    await checkPage(page, 'step of a case');
    await page.locator('main form button.btn.main').click();
    assert.match(await page.locator('.error-summary').innerText(), /请填写答复正文/);
    page.errors.length = 0;
    await checkPage(page, 'step of a case, refused');
    for (const path of ['/desk/cases?ended=1', '/desk/cases/new', '/desk/cases/new?kind=foi_request', '/desk/cases/new?kind=mailbox_letter']) {
      await go(path);
      await checkPage(page, path);
    }
  });
});

test('a refusal says where one is and how to go back', async () => {
  await as(BUREAU.drafter, async (page, go) => {
    await go('/desk/people');
    page.errors.length = 0;
    await checkPage(page, 'forbidden');
    await go('/desk/no-such-page');
    page.errors.length = 0;
    await checkPage(page, 'not found');
    await page.getByRole('link', { name: '返回待办' }).click();
    assert.match(page.url(), /\/desk$/);
  });
});

test('two minutes before the end the page warns, and what was typed stays', async () => {
  await as(BUREAU.drafter, async (page, go) => {
    await page.clock.install();
    await go('/desk/records');
    await page.locator('#words').fill('没有保存的字');
    await page.clock.fastForward('28:05');
    const dialog = page.getByRole('alertdialog', { name: '登录即将超时' });
    await dialog.waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), '继续工作');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.clock.fastForward('28:05');
    await dialog.waitFor();
    await page.context().clearCookies();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '在新窗口登录' }).waitFor();
    assert.equal(await page.locator('#words').inputValue(), '没有保存的字');
  });
});

test('the first administrator', async () => {
  const fresh = await startFresh();
  try {
    const page = await openPage(town.browser);
    await page.goto(`${fresh.url}/desk/first`);
    await checkPage(page, 'first administrator');
    await page.context().close();
  } finally {
    await fresh.stop();
  }
});
