// Tells that files below a folder changed. The one place that knows chokidar.
import { existsSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import { watch } from 'chokidar';

/** A folder that is watched. */
export interface Watching {
  /** Waits for the next change, and until nothing has changed for a moment, as editors and git change several files at once. */
  next(): Promise<void>;
  close(): Promise<void>;
}

// How long nothing may change before it counts as done, in milliseconds.
const QUIET = 120;

/** Begins to watch; resolves when all folders are known. What git and others keep for themselves, `private/` and made folders are passed over. */
export async function watchFolder(root: string): Promise<Watching> {
  const watcher = watch(root, { ignored: (path) => isPassedOver(root, path), ignoreInitial: true, followSymlinks: false });
  const waiting: (() => void)[] = [];
  let changed = false;
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => {
    changed = waiting.length === 0;
    for (const wake of waiting.splice(0)) wake();
  };
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(settle, QUIET);
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', () => resolve());
    watcher.once('error', reject);
  });
  return {
    next: () =>
      new Promise((resolve) => {
        if (changed) resolve();
        else waiting.push(resolve);
        changed = false;
      }),
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

function isPassedOver(root: string, path: string): boolean {
  const [first = ''] = relative(root, path).split(sep);
  if (first === '') return false;
  const name = basename(path);
  return first === 'private' || first === 'node_modules' || name.startsWith('.') || existsSync(`${path}/.wg-made`);
}
