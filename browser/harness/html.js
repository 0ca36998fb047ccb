// Asks the Nu validator, which is a Java program in an npm package, about pages: one start for all of them.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const JAR = String(createRequire(import.meta.url)('vnu-jar'));

/** What the validator complains of, each line with the page and the place. */
export async function complaints(pages) {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-html-'));
  try {
    const paths = await Promise.all(pages.map(async ({ text }, at) => {
      const path = join(folder, `${at}.html`);
      await writeFile(path, text);
      return path;
    }));
    const said = await new Promise((resolve, reject) => {
      const options = ['-Xss1m', '-jar', JAR, '--format', 'json', '--errors-only', '--exit-zero-always', ...paths];
      execFile('java', options, { maxBuffer: 64 << 20 }, (error, _, stderr) => (error ? reject(error) : resolve(stderr)));
    });
    return JSON.parse(said).messages.map(({ url, lastLine, message, extract }) => {
      const at = Number(/(\d+)\.html$/.exec(url)[1]);
      return `${pages[at].name}:${lastLine}: ${message}: ${extract?.slice(0, 120)}`;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
