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

/**
 * Begins to watch; resolves when all folders are known, or to the code of the system's fault. What git and others keep for themselves, `private/`,
 * made folders and what may not be read are passed over.
 */
export async function watchFolder(root: string): Promise<Watching | { readonly fault: string }> {
  const ignored = (path: string): boolean => isPassedOver(root, path);
  const watcher = watch(root, { ignored, ignoreInitial: true, followSymlinks: false, ignorePermissionErrors: true });
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
  const fault = await new Promise<string | undefined>((resolve) => {
    watcher.once('ready', () => resolve(undefined));
    // A later one is heard too, or it would end the process: what cannot be watched then is seen with the next change elsewhere.
    watcher.on('error', (error) => resolve(error instanceof Error && 'code' in error ? String(error.code) : String(error)));
  });
  if (fault !== undefined) {
    await watcher.close();
    return { fault };
  }
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
