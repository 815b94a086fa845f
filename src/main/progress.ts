// The progress of long work: one line on standard error that replaces itself, only on a terminal, and only after a moment of waiting.
import type { Context } from '../commands/command.ts';
import { clean } from '../text/clean.ts';
import type { World } from './world.ts';

/** Shows progress, and takes the line away again when the work is done. */
export interface Progress {
  readonly show: Context['progress'];
  clear(): void;
}

const PATIENCE = 500;
const BETWEEN = 100;

/** A progress line for one run. `now` gives milliseconds. */
export function progressOn(world: World, now: () => number = () => performance.now()): Progress {
  let next: number | undefined;
  let shown = false;
  return {
    show(done, total, what) {
      const time = now();
      next ??= time + PATIENCE;
      if (time < next || world.stderr.isTTY !== true || world.env.TERM === 'dumb') return;
      next = time + BETWEEN;
      shown = true;
      world.stderr.write(`\r\u001b[K${clean(what)} ${done}/${total}`);
    },
    clear() {
      if (shown) world.stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}
