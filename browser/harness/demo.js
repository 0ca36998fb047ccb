// Starts a fresh demo in a temporary folder on a free port, and reads what it prints, as a newcomer does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPeople } from './people.js';

const START_MS_MAX = 300_000;
const MOVE_MS_MAX = 60_000;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts the demo; the answer has `url`, `people` and `stop()`. GONGKAI names the program. With a day, the district is
 * the one of that day and its clock stands: `moveTo('2026-03-20')` moves it, and `today` is where it stands.
 */
export async function startDemo(day = null) {
  const program = process.env.GONGKAI;
  if (!program) throw new Error('GONGKAI must name the program; run `make test-browser`');
  const data = await mkdtemp(join(tmpdir(), 'gongkai-demo-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const practice = day ? ['--today', day] : [];
  const child = spawn(program, ['demo', '--data', data, '--listen', url.slice('http://'.length), ...practice]);
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
  const demo = { url, people: readPeople(printed), data, stop, today: day };
  demo.moveTo = async (to) => {
    const answer = `现在是 ${to}`;
    child.stdin.write(`${to}\n`);
    const end = Date.now() + MOVE_MS_MAX;
    while (!printed.includes(answer)) {
      if (Date.now() > end) throw new Error(`the clock did not move to ${to}:\n${printed.slice(-500)}`);
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
    demo.today = to;
  };
  return demo;
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
