// Runs a command that goes on: gives it a server on this machine, the changes of the group's files, and the end when it is asked for (Ctrl-C, or TERM).
import type { Command, Input, Serving } from '../commands/command.ts';
import { stopAsked } from '../host/stop.ts';
import type { Ended } from './carry-out.ts';
import { makeContext, type Surroundings } from './context.ts';
import { say } from './print.ts';

/** Goes on until the command ends, then ends what it began. */
export async function serving(serve: NonNullable<Command['serve']>, input: Input, around: Surroundings): Promise<Ended> {
  const [{ openLoopback }, { watchFolder }] = await Promise.all([import('../host/loopback.ts'), import('../host/watch.ts')]);
  const watching = await watchFolder(around.root);
  const stop = stopAsked();
  const open: NonNullable<Awaited<ReturnType<typeof openLoopback>>>[] = [];
  const given: Serving = {
    context: () => makeContext(around, false, true, () => {}),
    async listen(port, answer) {
      const server = await openLoopback(port, answer);
      if (server === undefined) return { problem: `the ports ${port} to ${port + 9} are taken or not allowed; choose another with --port` };
      open.push(server);
      return { url: `http://127.0.0.1:${server.port}/` };
    },
    next: () => Promise.race([watching.next().then(() => 'changed' as const), stop.asked.then(() => 'stopped' as const)]),
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
