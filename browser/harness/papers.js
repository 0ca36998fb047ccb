// Documents on paper, measured: what GB/T 9704—2012 says of documents and letters, within a millimetre.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DPI = 127;
/** Five points of the picture are a millimetre. */
const mm = (points) => points / 5;
const NORM = { paper: [210, 297], head: 37, mark: 30, line: [20, 190], lowerLine: 277, text: [28, 184] };
/** What stands within this of the lower edge is the double line, not text, in mm. */
const FOOT = 24;

const isRed = (r, g, b) => r > 150 && g < 110 && b < 110;
const isDark = (r, g, b) => r < 110 && g < 110 && b < 110;

/** The pages as pictures: `width`, `height`, and the colours of each point in turn. */
function pictures(folder, file) {
  execFileSync('pdftoppm', ['-r', String(DPI), file, join(folder, 'page')]);
  const names = readdirSync(folder).filter((name) => name.endsWith('.ppm')).sort();
  return names.map((name) => {
    const bytes = readFileSync(join(folder, name));
    const head = /^P6\s(\d+)\s(\d+)\s255\s/.exec(bytes.toString('latin1', 0, 40));
    return { width: Number(head[1]), height: Number(head[2]), points: bytes.subarray(head[0].length) };
  });
}

/** For each row the first and last point of a sort and how many there are; null where there is none. */
function rowsOf({ width, height, points }, is) {
  const rows = [];
  for (let y = 0; y < height; y += 1) {
    let [first, last, count] = [-1, -1, 0];
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      if (!is(points[at], points[at + 1], points[at + 2])) continue;
      if (first < 0) first = x;
      last = x + 1;
      count += 1;
    }
    rows.push(count ? { first: mm(first), last: mm(last), count: mm(count) } : null);
  }
  return rows;
}

/** Red lines over more than 160 mm, as [top, bottom, left, right] in mm; a double line counts once. */
function redLines(red) {
  const lines = [];
  red.forEach((row, y) => {
    if (!row || row.count < 160) return;
    const last = lines.at(-1);
    if (last && mm(y) - last[1] < 3) last[1] = mm(y + 1);
    else lines.push([mm(y), mm(y + 1), row.first, row.last]);
  });
  return lines;
}

function within(name, is, wanted) {
  assert.ok(Math.abs(is - wanted) <= 1, `${name}: ${is.toFixed(1)} mm, the norm says ${wanted} mm`);
}

function measureLetterHead(name, red) {
  const lines = redLines(red);
  assert.equal(lines.length, 2, `${name}: ${lines.length} double lines, a letter has two`);
  for (const [, , left, right] of lines) {
    within(`${name}: left end of a red line`, left, NORM.line[0]);
    within(`${name}: right end of a red line`, right, NORM.line[1]);
  }
  within(`${name}: upper edge of the mark`, mm(red.findIndex(Boolean)), NORM.mark);
  within(`${name}: lower red line`, lines[1][1], NORM.lowerLine);
}

function measureDocumentHead(name, page, red) {
  assert.deepEqual(redLines(red), [], `${name}: only letters have red lines`);
  within(`${name}: upper margin`, mm(rowsOf(page, isDark).findIndex(Boolean)), NORM.head);
}

function measureMargins(name, pages) {
  const text = pages.flatMap((page) => rowsOf(page, isDark).slice(0, -FOOT * 5).filter(Boolean));
  within(`${name}: left margin`, Math.min(...text.map((row) => row.first)), NORM.text[0]);
  const right = Math.max(...text.map((row) => row.last));
  assert.ok(right <= NORM.text[1] + 1, `${name}: text reaches to ${right} mm`);
  // The last character of a full line may be a mark of punctuation, which fills half of its square.
  assert.ok(right >= NORM.text[1] - 4, `${name}: no line is full, ${right} mm`);
}

/** What a PDF says, without blanks. */
export function said(file) {
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, '');
}

/** What is handed over or kept is no letter. */
const NO_LETTERS = ['政府信息公开申请登记回执', '政府信息区分处理清单', '政府信息公开文书送达回证'];

/** Measures a document with this title; answers with what it says, without blanks. */
export function measurePaper(name, bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-paper-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, bytes);
    const pages = pictures(folder, file);
    within(`${name}: width`, mm(pages[0].width), NORM.paper[0]);
    within(`${name}: height`, mm(pages[0].height), NORM.paper[1]);
    const red = rowsOf(pages[0], isRed);
    if (NO_LETTERS.includes(name)) measureDocumentHead(name, pages[0], red);
    else measureLetterHead(name, red);
    measureMargins(name, pages);
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
    assert.ok(fonts.length > 0, `${name} has no fonts`);
    for (const font of fonts) assert.match(font, / yes (yes|no ) yes +\d+ +\d+$/, `${name}: not embedded, or without Unicode: ${font}`);
    const words = said(file);
    assert.doesNotMatch(words, /[\uFFFD\u0000-\u0008\uE000-\uF8FF]/, `${name} has characters without a glyph`);
    return words;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
