// What every page holds, whatever stands on it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DESKTOP, PHONE } from './browser.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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

/** Checks the open page on a desktop and on a phone: axe, no sideways scrolling, no errors of its own. */
export async function checkPage(page, name) {
  for (const viewport of [DESKTOP, PHONE]) {
    await page.setViewportSize(viewport);
    const where = `${name} at ${viewport.width} px (${page.url()})`;
    assert.deepEqual(await sticksOut(page), [], `${where} scrolls sideways`);
    assert.deepEqual(await violations(page), [], `${where} is not accessible`);
  }
  await page.setViewportSize(DESKTOP);
  assert.deepEqual(page.errors, [], `${name} logs errors`);
}
