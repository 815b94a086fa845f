// The keyboard of the person at the terminal, where standard input is not it: taken by a text that was piped or pasted.
import { closeSync, openSync } from 'node:fs';
import type { ReadStream } from 'node:tty';

/** Opens the controlling terminal for reading; undefined where there is none. The caller destroys the stream, or the process does not end. */
export function openKeyboard(): ReadStream | undefined {
  if (process.platform === 'win32') return undefined;
  let fd: number | undefined;
  try {
    fd = openSync('/dev/tty', 'r');
    // Loaded here: it brings the whole network with it.
    const tty = process.getBuiltinModule('node:tty');
    return new tty.ReadStream(fd);
  } catch {
    if (fd !== undefined) closeSync(fd);
    return undefined;
  }
}
