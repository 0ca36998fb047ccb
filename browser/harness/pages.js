// Every sort of public page, with the route that answers it. A house test compares the routes with the program's.
import assert from 'node:assert/strict';
import { signIn } from './desk.js';
import { OFFICE } from './people.js';
import { town } from './town.js';

const words = (text) => encodeURIComponent(text);

/** The first link on a page of the demo that looks like `pattern`. */
export async function firstLink(path, pattern) {
  const text = await (await fetch(town.demo.url + path)).text();
  const links = [...text.matchAll(/href="([^"]*)"/g)].map((found) => found[1].replaceAll(/&#38;|&amp;/g, '&'));
  const found = links.find((link) => pattern.test(link));
  assert.ok(found, `no link like ${pattern} on ${path}`);
  return found;
}

/** A record that was withdrawn: only the desk still knows its address. */
async function withdrawnRecord() {
  const page = await signIn(town.browser, town.demo, OFFICE.openGovernment);
  await page.goto(`${town.demo.url}/desk/records?state=withdrawn`);
  const link = await page.locator('main a[href^="/desk/records/"]').first().getAttribute('href');
  await page.context().close();
  return link.replace('/desk', '');
}

export const RECORD = await firstLink('/policies', /^\/records\/[0-9A-Z]{13}$/);
// A document with interpretations and attachments, and a text with tables.
const HOUSING = await firstLink(`/kinds/normative_document?q=${words('资金补助细则')}`, /^\/records\/[0-9A-Z]{13}$/);
const FIGURES = await firstLink('/kinds/statistics', /^\/records\/[0-9A-Z]{13}$/);
const ITEM = await firstLink('/catalogue?field=26-15', /^\/catalogue\/items\//);
const WITHDRAWN = await withdrawnRecord();
const BUREAU = '/units/yhzjj';
const TOWN = '/units/qxz';
const FOI = '/tools/deadline?mode=foi';

/** Each sort of page: what it is called here, its route, an address, the status that it answers. */
export const PAGES = [
  ['home', '/', '/'],
  ['home of a bureau', '/', '/sites/housing/'],
  ['home of a town', '/', '/sites/qingxi/'],
  ['units', '/units', '/units'],
  ['units of a site', '/units', '/sites/qingxi/units'],
  ['unit', '/units/{unit}', BUREAU],
  ['town', '/units/{unit}', TOWN],
  ['column', '/units/{unit}/column', `${BUREAU}/column`],
  ['column of a site', '/units/{unit}/column', `/sites/housing${BUREAU}/column`],
  ['section', '/units/{unit}/column/{section}', `${BUREAU}/column/guide`],
  ['annual reports', '/units/{unit}/column/{section}', `${BUREAU}/column/annual_report`],
  ['kind of a unit', '/units/{unit}/column/{section}/{kind}', `${BUREAU}/column/statutory/notice`],
  ['apply', '/apply', '/apply'],
  ['whom to ask', '/apply/{kind}', '/apply/foi_request'],
  ['a form', '/apply/{kind}', '/apply/foi_request?unit=yhzjj&applicant=natural_person'],
  ['a letter', '/apply/{kind}', '/apply/mailbox_letter?unit=yhzjj'],
  ['follow', '/track', '/track'],
  ['own cases', '/account', '/account'],
  ['on request', '/units/{unit}/column/on_request', `${BUREAU}/column/on_request`],
  ['catalogue of a unit', '/units/{unit}/catalogue', `${BUREAU}/catalogue`],
  ['policies', '/policies', '/policies'],
  ['policies of a site', '/policies', '/sites/housing/policies'],
  ['news', '/news', '/news'],
  ['disclosure catalogue', '/catalogue', '/catalogue'],
  ['catalogue query', '/catalogue', '/catalogue?field=26-15'],
  ['catalogue without an answer', '/catalogue', '/catalogue?q=zzzzzz'],
  ['catalogue item', '/catalogue/items/{id}', ITEM],
  ['search', '/search', '/search'],
  ['results', '/search', `/search?q=${words('住房')}`],
  ['results narrowed', '/search', `/search?q=${words('住房')}&kind=normative_document&year=2026&sort=newest`],
  ['suggestion', '/search', `/search?q=${words('住防')}`],
  ['nothing found', '/search', '/search?q=zzzzqqq'],
  ['kinds', '/kinds', '/kinds'],
  ['kind', '/kinds/{kind}', '/kinds/notice'],
  ['kind narrowed', '/kinds/{kind}', '/kinds/normative_document?year=2026'],
  ['empty list', '/kinds/{kind}', '/kinds/notice?q=zzzzzz'],
  ['record', '/records/{id}', RECORD],
  ['record with relations', '/records/{id}', HOUSING],
  ['record with figures', '/records/{id}', FIGURES],
  ['record in a site', '/records/{id}', `/sites/housing${HOUSING}`],
  ['withdrawn record', '/records/{id}', WITHDRAWN, 410],
  ['print view', '/records/{id}/print', `${HOUSING}/print`],
  ['version', '/records/{id}/versions/{version}', `${RECORD}/versions/1`],
  ['data', '/data', '/data'],
  ['accessibility', '/accessibility', '/accessibility'],
  ['clock', '/tools/deadline', FOI],
  ['clock answered', '/tools/deadline', `${FOI}&channel=in_person&received_on=2024-09-13&kind_1=correction_requested&on_1=2024-09-30&kind_2=corrected&on_2=2024-10-21`],
  ['clock mistaken', '/tools/deadline', `${FOI}&channel=in_person&received_on=2024-09-13&kind_1=corrected&on_1=2024-09-30`, 422],
  ['working days', '/tools/deadline', '/tools/deadline?mode=days&date=2026-12-10&working_days=20'],
  ['fee', '/tools/fee', '/tools/fee'],
  ['fee answered', '/tools/fee', '/tools/fee?method=per_item&count_in_month_before=34&items=30&pages=68'],
  ['fee mistaken', '/tools/fee', '/tools/fee?method=per_page&count_in_month_before=0&items=1&pages=x', 422],
  ['no such record', '/records/{id}', '/records/0000000000000', 404],
  ['no such page', '', '/nowhere', 404],
].map(([name, route, path, status = 200]) => ({ name, route, path, status }));

/** Whether an address is one of a route; sites stand before it. */
export function isOf(route, path) {
  const bare = path.split('?')[0].replace(/^\/sites\/[a-z]+/, '');
  const pattern = route.split(/\{[a-z]+\}/).map((part) => part.replaceAll('/', '\\/')).join('[^/]+');
  return route === '' || new RegExp(`^${pattern}$`).test(bare);
}
