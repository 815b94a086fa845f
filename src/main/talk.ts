// A conversation of a command with whoever sits at the terminal: keys come in, text goes out, and each thing that is to be kept is written at
// once, under a lock that is held no longer than that.
import type { Command, Input, Outcome, Talk } from '../commands/command.ts';
import { describeTerminal, writeAll } from '../host/terminal.ts';
import { clean } from '../text/clean.ts';
import { carryOut, type Ended } from './carry-out.ts';
import type { Settings } from './command-line.ts';
import { makeContext, type Surroundings } from './context.ts';

/** Runs a command as a conversation; undefined where it is none, or nobody is there to talk with. */
export async function converse(command: Command, input: Input, around: Surroundings, settings: Settings): Promise<Ended | undefined> {
  const { world } = around;
  if (command.converse === undefined || !command.converse.is(input) || settings.dryRun || settings.format === 'json') return undefined;
  if (!settings.mayAsk || settings.yes) return undefined;
  const terminal = describeTerminal(world, world.env);
  if (!terminal.interactive) return undefined;
  const { openKeys } = await import('../host/keys.ts');
  const keys = await openKeys(world.stdin);
  const talk: Talk = {
    width: Math.max(20, world.stderr.columns || terminal.width),
    key: () => keys.next(),
    show: (text) => writeAll(world.stderr, clean(text)),
    async save(plan) {
      const ended = await carryOut(
        { ...command, run: (context) => plan(context) },
        input,
        around,
        { proposed: false, ask: undefined },
        false,
      );
      return problemOf(ended);
    },
  };
  try {
    const context = makeContext(around, true, false, () => {});
    return { kind: 'done', outcome: await command.converse.run(context, input, talk), wrote: [] };
  } finally {
    keys.close();
  }
}

/** Why nothing was kept, in a sentence; undefined where it was. */
function problemOf(ended: Ended): string | undefined {
  switch (ended.kind) {
    case 'done':
      return wrongIn(ended.outcome);
    case 'refused':
      return ended.message;
    case 'failed':
      return `${ended.problem.place.path}: ${ended.problem.message}`;
    default:
      return 'nothing was written';
  }
}

function wrongIn({ usage, diagnostics, exit }: Outcome): string | undefined {
  if (usage !== undefined) return usage;
  const problem = exit === 2 ? diagnostics?.[0] : undefined;
  return problem === undefined ? undefined : `${problem.place.path}: ${problem.message}`;
}
