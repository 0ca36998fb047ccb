// What every page holds, whatever stands on it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DESKTOP, PHONE } from './browser.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a finger must hit on a phone, and how high it has to be. Links within a text are as high as the text. */
const TARGETS = 'main button, main .btn, main .input, main select, main summary, main .pages a, .tools a, .menu > summary, .brand';
const TARGET_PX = 44;

async function violations(page) {
  if (!await page.evaluate(() => Boolean(globalThis.axe))) await page.evaluate(AXE);
  const found = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }),
    TAGS,
  );
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).slice(0, 5).join(' | ')}`);
}

/** The elements that stick out to the right, for the message. */
async function sticksOut(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > width + 1);
    return [`${document.documentElement.scrollWidth} > ${width}`, ...wide.slice(0, 5).map((it) => it.outerHTML.slice(0, 120))];
  });
}

/** The controls that a finger misses, for the message. */
async function tooSmall(page) {
  return page.evaluate(([selector, least]) => {
    const isShown = (it) => it.checkVisibility() && it.getBoundingClientRect().width > 1;
    const low = [...document.querySelectorAll(selector)].filter((it) => isShown(it) && it.getBoundingClientRect().height < least - 0.5);
    return low.map((it) => `${it.getBoundingClientRect().height}: ${it.outerHTML.slice(0, 120)}`);
  }, [TARGETS, TARGET_PX]);
}

/** What a pointer must hit (WCAG 2.5.8), wherever the words of a language are short. */
const SWITCH = '.tongues a';
const SWITCH_PX = 24;

/** The languages of the switch that a pointer misses: too small, or with something over them. */
async function missed(page) {
  return page.evaluate(([selector, least]) => {
    const isMissed = (it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      const corners = [[x + 1, y + 1], [x + width - 1, y + height - 1], [x + width / 2, y + height / 2]];
      const isCovered = corners.some(([left, top]) => {
        const hit = document.elementFromPoint(left, top);
        return hit !== null && !it.contains(hit);
      });
      return width < least || height < least || isCovered;
    };
    const shown = [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility());
    return shown.filter(isMissed).map((it) => it.outerHTML);
  }, [SWITCH, SWITCH_PX]);
}

async function checkLayout(page, where, viewport) {
  assert.deepEqual(await sticksOut(page), [], `${where} scrolls sideways`);
  assert.deepEqual(await missed(page), [], `${where} has languages that a pointer misses`);
  if (viewport === PHONE) assert.deepEqual(await tooSmall(page), [], `${where} has controls below ${TARGET_PX} px`);
}

/**
 * Checks the open page on a desktop and on a phone: axe, no sideways scrolling, no errors of its own. Of many pages of a
 * sort axe may look at one width each.
 */
export async function checkPage(page, name, forAxe = null) {
  // Before its stylesheet has come, nothing has its size.
  await page.waitForLoadState();
  for (const viewport of [DESKTOP, PHONE]) {
    await page.setViewportSize(viewport);
    const where = `${name} at ${viewport.width} px (${page.url()})`;
    assert.deepEqual(await sticksOut(page), [], `${where} scrolls sideways`);
    assert.deepEqual(await missed(page), [], `${where} has languages that a pointer misses`);
    if (viewport === (forAxe ?? viewport)) assert.deepEqual(await violations(page), [], `${where} is not accessible`);
  }
  await page.setViewportSize(DESKTOP);
  assert.deepEqual(page.errors, [], `${name} logs errors`);
}

/** As `checkPage`, for many pages: the layout at both widths, axe at one of them. */
export async function checkPublicPage(page, name, forAxe) {
  for (const viewport of [DESKTOP, PHONE]) {
    await page.setViewportSize(viewport);
    const where = `${name} at ${viewport.width} px (${page.url()})`;
    await checkLayout(page, where, viewport);
    if (viewport === forAxe) assert.deepEqual(await violations(page), [], `${where} is not accessible`);
  }
  assert.deepEqual(page.errors, [], `${name} logs errors`);
}
