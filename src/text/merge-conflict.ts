// The lines that git leaves in a file where it could not merge two changes. Knows git's marks, and nothing of what stands between them.
import type { Diagnostic } from './diagnostic.ts';
import { placeOf, type Source } from './source.ts';

/** The diagnostic for the first conflict that was left in a text from an offset on: seven `<` and, below it, seven `=`. */
export function findConflict(source: Source, from = 0): Diagnostic | undefined {
  const { text } = source;
  const lastMiddle = text.lastIndexOf('\n=======');
  for (let at = text.indexOf('<<<<<<<', from); at !== -1 && at < lastMiddle; at = text.indexOf('<<<<<<<', at + 7)) {
    const startsLine = at === 0 || text[at - 1] === '\n';
    if (startsLine && /[ \r\n]/.test(text.charAt(at + 7))) return conflictAt(source, at);
  }
  return undefined;
}

/** The diagnostic for a mark of git's that begins at an offset. */
export function conflictAt(source: Source, at: number): Diagnostic {
  return {
    code: 'merge-conflict',
    severity: 'error',
    place: placeOf(source, { start: at, end: at + 7 }),
    message: 'a merge left both versions here',
    help: 'keep what is right between the lines `<<<<<<<`, `=======` and `>>>>>>>`, and remove those lines',
  };
}
