// Starts a fresh demo in a temporary folder on a free port, and reads what it prints, as a newcomer does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPeople } from './people.js';

const START_MS_MAX = 300_000;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the demo; the answer has `url`, `people` and `stop()`. GONGKAI names the program. */
export async function startDemo() {
  const program = process.env.GONGKAI;
  if (!program) throw new Error('GONGKAI must name the program; run `make test-browser`');
  const data = await mkdtemp(join(tmpdir(), 'gongkai-demo-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(program, ['demo', '--data', data, '--listen', url.slice('http://'.length)]);
  let printed = '';
  child.stdout.on('data', (piece) => { printed += piece; });
  child.stderr.on('data', (piece) => { printed += piece; });
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(data, { recursive: true, force: true });
  };
  try {
    await untilItAnswers(url, child, () => printed);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, people: readPeople(printed), data, stop };
}

async function untilItAnswers(url, child, printed) {
  const end = Date.now() + START_MS_MAX;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`the demo ended with ${child.exitCode}:\n${printed()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
  throw new Error(`the demo did not answer in ${START_MS_MAX / 1000} s:\n${printed()}`);
}
