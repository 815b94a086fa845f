// Runs a command that goes on: gives it a server on this machine, the changes of the group's files, and the end when it is asked for (Ctrl-C, or TERM).
import type { Command, Input, Serving } from '../commands/command.ts';
import { stopAsked } from '../host/stop.ts';
import { faultWords } from '../host/syscalls.ts';
import type { Ended } from './carry-out.ts';
import { makeContext, type Surroundings } from './context.ts';
import { say } from './print.ts';

/** Goes on until the command ends, then ends what it began. */
export async function serving(serve: NonNullable<Command['serve']>, input: Input, around: Surroundings): Promise<Ended> {
  const [{ openLoopback }, { watchFolder }] = await Promise.all([import('../host/loopback.ts'), import('../host/watch.ts')]);
  const watching = await watchFolder(around.root);
  if ('fault' in watching) {
    const { fault } = watching;
    const limit = fault === 'ENOSPC' || fault === 'EMFILE';
    const message = `the files cannot be watched: ${limit ? 'the system watches as many as it may already' : faultWords(fault)}`;
    return {
      kind: 'refused',
      message,
      help: limit ? 'close programs that watch files, such as editors; wg site writes the same pages' : 'wg site writes the same pages',
    };
  }
  const stop = stopAsked();
  let fail: (bug: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // It is heard by whoever waits for what comes next.
  failed.catch(() => {});
  const open: NonNullable<Awaited<ReturnType<typeof openLoopback>>>[] = [];
  const given: Serving = {
    context: () => makeContext(around, false, true, () => {}),
    async listen(port, answer) {
      const server = await openLoopback(port, answer, fail);
      if (server === undefined) return { problem: `the ports ${port} to ${port + 9} are taken or not allowed; choose another with --port` };
      open.push(server);
      return { url: `http://127.0.0.1:${server.port}/` };
    },
    next: () => Promise.race([watching.next().then(() => 'changed' as const), stop.asked.then(() => 'stopped' as const), failed]),
    push: () => {
      for (const server of open) server.push();
    },
    say: (line) => say(around.world, line),
  };
  try {
    return { kind: 'done', outcome: await serve(input, given), wrote: [] };
  } finally {
    stop.forget();
    await Promise.all([watching.close(), ...open.map((server) => server.close())]);
  }
}
