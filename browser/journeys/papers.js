// Every document that a case can bring forth, as the demo's housing bureau drew it up: fetched and measured. With
// GONGKAI_PAPERS=folder they are kept there, each as a PDF and pictures of its pages (`make papers`).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signIn } from '../harness/desk.js';
import { measurePaper } from '../harness/papers.js';
import { REQUESTS } from '../harness/people.js';
import { town } from '../harness/town.js';

const TEMPLATES = fileURLToPath(new URL('../../kinds/documents/', import.meta.url));
const KEPT = process.env.GONGKAI_PAPERS;
const ANSWER = '政府信息公开申请答复书';
const LETTER = '关于征求政府信息公开意见的函';

/** Template, the case of demo/cases.toml that has such a document, its title, and words that no other one says. */
const PAPERS = [
  ['foi_receipt', '2025年城区房屋安全隐患排查结果', '政府信息公开申请登记回执', /查询码/],
  ['foi_correction', '关于小区改造的全部文件', '政府信息公开申请补正告知书', /作出补正/],
  ['foi_explanation', '全区已批准施工图设计文件', '政府信息公开申请说明理由通知书', /第三十五条/],
  ['foi_fee', '2016年至2025年全部房屋鉴定报告', '政府信息公开信息处理费收费通知书', /收费标准.*人民币\d+元/],
  ['foi_third_party', '清源新村改造工程材料检测报告', LETTER, /商业秘密.*15个工作日/],
  ['foi_third_party_decision', '清源新村改造工程材料检测报告', '决定公开政府信息告知书', /公共利益/],
  ['foi_agency.co_maker', '望云片区地下管线综合规划图', LETTER, /共同制作/],
  ['foi_agency.other', '望云片区地下管线综合规划图', LETTER, /涉及你单位/],
  ['foi_extension', '望云片区地下管线综合规划图', '政府信息公开申请延期答复告知书', /15个工作日/],
  ['foi_deferral', '2015年至2024年公租房历年配租方案', '政府信息公开申请延迟答复告知书', /你单位说明的理由合理/],
  ['foi_transfer', '柳桥新村公共收益收支明细', '政府信息公开申请转办告知书', /转云河区住房和城乡建设局/],
  ['foi_redaction_list', '老旧小区加装电梯2025年补贴发放名单', '政府信息区分处理清单', /第1页.*第十五条/],
  ['foi_delivery_receipt', '阳光里小区12幢不动产登记簿', '政府信息公开文书送达回证', /受送达人/],
  ['foi_reply.R1', '2025年城区房屋安全隐患排查结果', '政府信息已主动公开告知书', /已经主动公开/],
  ['foi_reply.R2', '望云片区地下管线综合规划图', ANSWER, /延长答复期限15个工作日.*决定予以公开/],
  ['foi_reply.R3', '望云北苑二期施工单位投标报价明细', '政府信息不予公开告知书', /决定对你申请公开的政府信息不予公开/],
  ['foi_reply.R4', '1997年云河县公有住房出售登记册', '政府信息不存在告知书', /检索情况如下/],
  ['foi_reply.R5', '跨境大桥照明设施养护合同', '非本机关负责公开告知书', /云河区交通运输局/],
  ['foi_reply.R6', '2025年柳桥老街危房加固补助发放标准', '政府信息公开申请不予重复处理告知书', /不予重复处理/],
  ['foi_reply.R7', '阳光里小区12幢不动产登记簿', '政府信息公开申请依特别规定办理告知书', /不动产登记暂行条例/],
  ['foi_reply.R8', '老旧小区加装电梯2025年补贴发放名单', '政府信息部分公开告知书', /附件：老旧小区加装电梯2025年补贴发放名单（区分处理件）/],
  ['foi_reply.R9', '2020年至2025年商品住房成交价格逐月对比分析', ANSWER, /加工、分析/],
  ['foi_reply.R10', '我举报的违章搭建为什么不拆', '不作为政府信息公开申请处理告知书', /信访、投诉、举报/],
  ['foi_reply.R11', '《云河区志》城乡建设篇', '公开出版物获取途径告知书', /公开出版物/],
  ['foi_reply.R12', '全区已批准施工图设计文件', '政府信息公开申请不予处理告知书', /申请理由不合理/],
  ['foi_reply.R13', '请在柳林路3号拆迁协议复印件上加盖公章确认', '政府信息公开申请不予处理告知书', /确认或者重新出具/],
  ['foi_reply.R14', '关于小区改造的全部文件', ANSWER, /补正后的申请内容仍不明确/],
  ['foi_reply.R15', '住房保障有关材料', '政府信息公开申请不再处理告知书', /逾期没有补正/],
  ['foi_reply.R16', '2016年至2025年全部房屋鉴定报告', '政府信息公开申请不再处理告知书', /没有缴纳/],
  ['foi_reply.R17', '城镇房屋征收与补偿工作的依据', ANSWER, /第二条，现答复如下/],
  ['letter_reply', '柳林路西段路灯夜里不亮', '复信', /来信/],
];

let page;
/** By heading, the addresses of the cases. */
const cases = new Map();

/** What a page says, without a browser drawing it. */
async function read(path) {
  const answer = await page.request.get(town.demo.url + path);
  assert.equal(answer.status(), 200, path);
  return (await answer.text()).replaceAll('&#38;', '&');
}

before(async () => {
  page = await signIn(town.browser, town.demo, REQUESTS.handler);
  for (let path of ['/desk/cases', '/desk/cases?ended=1']) {
    while (path) {
      const list = await read(path);
      const rows = list.matchAll(/<td class="t"><a href="(\/desk\/cases\/[^"]+)">([^<]*)</g);
      for (const [, href, title] of rows) cases.set(title, [...(cases.get(title) ?? []), href]);
      path = /rel="next" href="([^"]+)"/.exec(list)?.[1].replaceAll('&amp;', '&');
    }
  }
});

after(async () => {
  await page?.context().close();
});

/** The documents of a case with a title. */
async function papersOf(heading, title) {
  const found = [];
  for (const href of cases.get(heading) ?? []) {
    for (const [, name, address] of (await read(href)).matchAll(/<li><b>([^<]+)<\/b>[^]*?<a href="([^"]+\.pdf)"/g)) {
      if (name === title) found.push(address);
    }
  }
  assert.ok(found.length > 0, `“${heading}” has no ${title}`);
  return found;
}

function keep(code, bytes) {
  if (!KEPT) return;
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(join(KEPT, `${code}.pdf`), bytes);
  execFileSync('pdftoppm', ['-r', '80', '-png', join(KEPT, `${code}.pdf`), join(KEPT, code)]);
}

/** Fetched once: two letters of a case have one title. */
const fetched = new Map();

async function bytesOf(address) {
  if (!fetched.has(address)) fetched.set(address, await (await page.request.get(town.demo.url + address)).body());
  return fetched.get(address);
}

test('every template has a document in the demo', () => {
  const files = readdirSync(TEMPLATES).map((file) => readFileSync(TEMPLATES + file, 'utf8'));
  const codes = files.map((text) => /^code = "([^"]+)"/m.exec(text)[1]);
  assert.deepEqual(PAPERS.map(([code]) => code).sort(), codes.sort());
});

for (const [code, heading, title, words] of PAPERS) {
  test(`${code} is set as the norm says`, async () => {
    const refused = [];
    for (const address of await papersOf(heading, title)) {
      const bytes = await bytesOf(address);
      const said = measurePaper(title, bytes);
      assert.ok(said.includes(title), `${title} does not bear its title`);
      assert.doesNotMatch(said, /\{\{|\}\}|。。|，。|；。|：。|。，|undefined|None/, 'something was left over');
      if (words.test(said)) return keep(code, bytes);
      refused.push(said);
    }
    assert.fail(`no ${title} says ${words}: ${refused.join('\n')}`);
  });
}
