// Asks Jing, which comes with the Nu validator, whether documents keep to a RELAX NG schema.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const JAR = String(createRequire(import.meta.url)('vnu-jar'));
const JING = 'nu.validator.vendor.thaiopensource.relaxng.util.Driver';

/** What Jing complains of, each line with the document's name; `schema` is a file of browser/schemas. */
export async function breaches(schema, documents) {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-xml-'));
  try {
    const paths = await Promise.all(documents.map(async ({ text }, at) => {
      const path = join(folder, `${at}.xml`);
      await writeFile(path, text);
      return path;
    }));
    const rules = fileURLToPath(new URL(`../schemas/${schema}`, import.meta.url));
    const said = await new Promise((resolve, reject) => {
      execFile('java', ['-cp', JAR, JING, '-c', rules, ...paths], { maxBuffer: 16 << 20 }, (error, stdout, stderr) => {
        // It ends with 1 when a document is wrong, and says so on its output.
        if (error && (error.code !== 1 || stdout === '')) reject(new Error(stderr || error.message));
        else resolve(stdout);
      });
    });
    const lines = said.split('\n').filter(Boolean);
    return lines.map((line) => line.replace(/^.*?(\d+)\.xml:/, (_, at) => `${documents[at]?.name ?? at}:`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
