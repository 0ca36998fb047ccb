// A district whose day stands, and what happens there: officers who come to work each day, requests that run their course.
import assert from 'node:assert/strict';
import { fillRequest, follow, sendRequest, takes } from './cases.js';
import { openPage } from './browser.js';
import { comeIn } from './desk.js';
import { measurePaper } from './papers.js';
import { REQUESTS } from './people.js';

/** The people who handle requests. Sessions end with the day, so they come in anew when it has moved. */
export class Officers {
  #at = {};

  constructor(browser, demo) {
    this.browser = browser;
    this.demo = demo;
  }

  async page(role) {
    const known = this.#at[role] ?? { page: await openPage(this.browser), day: null };
    this.#at[role] = known;
    if (known.day !== this.demo.today) {
      const person = this.demo.people.find((one) => one.login === REQUESTS[role]);
      await comeIn(known.page, this.demo, person);
      known.day = this.demo.today;
    }
    return known.page;
  }
}

/** One request, from its form to its file. */
export class Request {
  constructor(town, title) {
    Object.assign(this, town, { title });
  }

  /** Sends it, without an account, and finds it at the desk. */
  static async sent(town, title) {
    const request = new Request(town, title);
    await fillRequest(town.citizen, town.demo, { title });
    request.code = await sendRequest(town.citizen);
    const desk = await town.officers.page('handler');
    await desk.goto(`${town.demo.url}/desk/cases?kind=foi_request&state=submitted`);
    const row = desk.locator('main a[href^="/desk/cases/"]').filter({ hasText: title }).first();
    request.id = (await row.getAttribute('href')).split('/').at(-1);
    return request;
  }

  /** Sent, registered and confirmed on the same day: the clock runs from the next. */
  static async received(town, title) {
    const request = await Request.sent(town, title);
    await request.take('handler', 'register');
    await request.take('handler', 'confirm');
    return request;
  }

  async take(role, step, fields = {}) {
    await takes(await this.officers.page(role), this.demo, this.id, step, fields);
  }

  /** From the written reply to its delivery, by different people. */
  async isAnswered(fields) {
    await this.take('handler', 'write_reply', fields);
    await this.take('legal', 'legal_review');
    await this.take('secrecy', 'secrecy_review');
    await this.take('head', 'sign');
    await this.reads(/答复已签发，正在送达/);
    await this.take('handler', 'deliver', { method: 'electronic' });
  }

  /** What whoever asked reads now. */
  async reads(...wanted) {
    await follow(this.citizen, this.demo, this.code);
    const words = (await this.citizen.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    for (const one of wanted) assert.match(words, one);
    assert.deepEqual(this.citizen.errors, []);
    return words;
  }

  /** What the desk shows of it to who handles it. */
  async atDesk(role = 'handler') {
    const page = await this.officers.page(role);
    await page.goto(`${this.demo.url}/desk/cases/${this.id}`);
    return (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
  }

  /** A step of the applicant's own, on the page of the case. */
  async takeAsApplicant(step, name, fields) {
    await this.reads();
    const form = this.citizen.locator(`form[action$="/steps/${step}"]`);
    await this.citizen.locator('summary', { hasText: name }).click();
    for (const [field, value] of Object.entries(fields)) await form.locator(`[name="${field}"]`).fill(value);
    await form.locator('button.btn.main').click();
    await this.citizen.waitForLoadState();
    assert.match(this.citizen.url(), /\/track\/case$/);
  }

  /** Every document that waits for its seal gets it. */
  async isSealed() {
    const head = await this.officers.page('head');
    await head.goto(`${this.demo.url}/desk/cases/${this.id}`);
    const waiting = head.locator('form[action$="/seal"] button');
    while (await waiting.count()) {
      await waiting.first().click();
      await head.waitForLoadState();
    }
  }

  /** Ends in its file: archived, with these documents, each of which is measured and names who asked or what for. */
  async isArchived(titles) {
    await this.take('handler', 'archive');
    await this.reads(/当前状态 已办结/);
    await this.isSealed();
    const desk = await this.officers.page('handler');
    assert.match(await this.atDesk(), /已归档/);
    const links = await desk.locator('a[href$=".pdf"][href*="/papers/"]').all();
    const papers = [];
    for (const link of links) {
      const title = (await link.locator('xpath=..').locator('b').innerText()).trim();
      const answer = await desk.request.get(`${this.demo.url}${await link.getAttribute('href')}`);
      assert.equal(answer.status(), 200);
      const said = measurePaper(title, await answer.body());
      assert.ok(said.includes(title), `${title} does not bear its title`);
      papers.push([title, said]);
    }
    assert.deepEqual(papers.map(([title]) => title), titles);
    return Object.fromEntries(papers);
  }
}
