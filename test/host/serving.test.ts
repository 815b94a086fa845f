import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLoopback } from '../../src/host/loopback.ts';
import { watchFolder } from '../../src/host/watch.ts';
import { putFile, temporaryFolder } from './temporary-folder.ts';

test('an answer that throws breaks that one connection, and is told to whoever serves', async () => {
  const bugs: unknown[] = [];
  const bug = new Error('no page');
  const answer = async ({ target }: { readonly target: string }) => {
    if (target === '/broken') throw bug;
    return { status: 200, type: 'text/plain', body: 'whole' };
  };
  const server = await openLoopback(0, answer, (error) => bugs.push(error));
  const url = `http://127.0.0.1:${server?.port}`;
  await expect(fetch(`${url}/broken`)).rejects.toThrow();
  expect(bugs).toEqual([bug]);
  expect(await (await fetch(`${url}/`)).text()).toBe('whole');
  await server?.close();
});

test('what the system cannot watch is a value, and nothing goes on', async () => {
  expect(await watchFolder(join(temporaryFolder(), 'x'.repeat(300)))).toEqual({ fault: 'ENAMETOOLONG' });
});

test.runIf(process.geteuid?.() === 0)('folders that may not be read are passed over, and the others are watched', async () => {
  const folder = temporaryFolder();
  putFile(folder, 'meetings/a.md', 'a');
  for (const name of ['closed', 'locked']) mkdirSync(join(folder, name), { mode: 0 });
  chmodSync(folder, 0o777);
  process.seteuid?.(65_534);
  try {
    const watching = await watchFolder(folder);
    if ('fault' in watching) return expect.unreachable(watching.fault);
    const changed = watching.next();
    process.seteuid?.(0);
    writeFileSync(join(folder, 'meetings/a.md'), 'b');
    await changed;
    await watching.close();
  } finally {
    process.seteuid?.(0);
  }
});
