// The kept answers that the results in git hold: all of imports that were published, in the version that was. Others would show by comparison
// what the newest answers said.
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Files } from '../../text/files.ts';
import type { Codebook } from './codebook.ts';
import { shortIdOf } from './identity.ts';
import { knownAnswers } from './known-answers.ts';
import { answersPath, type KeptAnswer, lineReader, readStore } from './store.ts';

/** Hands over the complete answers that the results hold; a diagnostic where they cannot be read or are not here. An edited answer has one id in both versions. */
export function answersInResults(
  files: Files,
  survey: string,
  codebook: Codebook,
  each: (kept: KeptAnswer) => void,
): Diagnostic | undefined {
  const opened = files.openBytes(answersPath(survey));
  if ('problem' in opened) return opened.problem;
  const end = readStore(opened.file, () => {});
  if ('code' in end) return end;
  const read = lineReader(codebook);
  const known = knownAnswers();
  const again = readStore(opened.file, (text) => {
    const stored = read(text);
    if (stored === undefined) return;
    const { fingerprint, batch, replaced, state } = stored.line;
    if (!replaced) known.take(fingerprint.hash);
    const id = shortIdOf(fingerprint.hash, replaced ? 0 : known.timesTaken(fingerprint.hash) - 1);
    if (state === 'complete' && (replaced || batch <= end.publishedBatch)) each({ id, answer: stored.answer });
  });
  return 'code' in again ? again : undefined;
}
