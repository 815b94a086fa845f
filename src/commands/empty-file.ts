// What is said of a text with nothing in it.
import type { Diagnostic } from '../text/diagnostic.ts';

/** The problem of an empty file that was named on the command line. */
export function emptyFile(path: string): Diagnostic {
  return {
    code: 'empty-file',
    severity: 'error',
    place: { path },
    message: 'there is nothing in it',
    help: 'paste the notes into it, or name another file',
  };
}
