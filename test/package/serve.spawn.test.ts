// `wg serve` as a process: what it answers, that it sees a saved file, that it never writes, and how it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder, environment, node, program, wg } from './program.ts';

/** Starts it on a port that is free, and gives its address when it answers. */
async function started(cwd: string, port = '18116'): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(node, [program, 'serve', '--port', port, '--today', '2026-02-26'], {
    cwd,
    env: environment(cwd),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let said = '';
  for await (const piece of child.stderr ?? []) {
    said += piece;
    const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`wg serve ended: ${said}`);
}

function group(): string {
  const cwd = emptyFolder();
  expect(wg(['init', '--example'], { cwd }).exit).toBe(0);
  return cwd;
}

const listing = (cwd: string): readonly string[] => readdirSync(cwd, { recursive: true, encoding: 'utf8' }).sort();

test('pages are shown to this machine, anew when a file is saved, and nothing is written', async () => {
  const cwd = group();
  const before = listing(cwd);
  const { child, url } = await started(cwd);
  const first = await fetch(url);
  expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const page = await first.text();
  expect(page).toContain('Repair Café Exchange');
  expect(page).toContain("new EventSource('/.changes')");
  expect((await fetch(`${url}wg.yaml`)).status).toBe(404);
  expect((await fetch(`${url}private/`)).status).toBe(404);
  expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(405);
  expect((await fetch(url, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
  expect(await statusFor(url, 'evil.example')).toBe(421);

  const events = await fetch(`${url}.changes`);
  const reader = events.body?.getReader();
  await reader?.read();
  const settings = join(cwd, 'wg.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('Repair Café', 'Mending Café'));
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('changed');
  expect(await (await fetch(url)).text()).toContain('Mending Café Exchange');

  expect(listing(cwd)).toEqual(before);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a second one takes the next port', async () => {
  const cwd = group();
  const [one, two] = [await started(cwd, '18216'), await started(cwd, '18216')];
  expect(one.url).not.toBe(two.url);
  expect((await fetch(two.url)).status).toBe(200);
});

/** The status that a request gets which calls the server by another name. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}
