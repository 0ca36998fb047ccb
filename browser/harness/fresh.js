// Starts an installation in which nobody has an account yet, in a temporary folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts it; the answer has `url`, the one-time `code` and `stop()`. GONGKAI names the program. */
export async function startFresh() {
  const data = await mkdtemp(join(tmpdir(), 'gongkai-fresh-'));
  const child = spawn(process.env.GONGKAI, ['serve', '--data', data, '--listen', '127.0.0.1:0']);
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(data, { recursive: true, force: true });
  };
  let printed = '';
  for await (const piece of child.stdout) {
    printed += piece;
    const found = /(http:\/\/[\d.:]+)\/desk\/first .*?：(\S+)/.exec(printed);
    if (found) return { url: found[1], code: found[2], stop };
  }
  await stop();
  throw new Error(`the server ended:\n${printed}`);
}
