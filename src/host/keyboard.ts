// The keyboard of the person at the terminal, where standard input is not it: taken by a text that was piped or pasted.
import { closeSync, openSync } from 'node:fs';
import { ReadStream } from 'node:tty';

/** Opens the controlling terminal for reading; undefined where there is none. The caller destroys the stream, or the process does not end. */
export function openKeyboard(): ReadStream | undefined {
  if (process.platform === 'win32') return undefined;
  let fd: number | undefined;
  try {
    fd = openSync('/dev/tty', 'r');
    return new ReadStream(fd);
  } catch {
    if (fd !== undefined) closeSync(fd);
    return undefined;
  }
}
