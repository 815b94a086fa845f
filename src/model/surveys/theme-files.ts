// What is wrong in the themes of a group: those of its surveys, and those of challenges.
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Files } from '../../text/files.ts';
import type { Codebook } from './codebook.ts';
import { challengeThemes, readThemes, themesPath } from './themes.ts';

/** Reads the themes of some surveys and of challenges, for what is wrong in them. A file that is not there is none. */
export async function problemsOfThemes(
  files: Files,
  surveys: readonly { readonly slug: string; readonly codebook: Codebook }[],
): Promise<readonly Diagnostic[]> {
  const wanted = [
    { path: challengeThemes, questions: undefined },
    ...surveys.map(({ slug, codebook }) => ({ path: themesPath(slug), questions: new Set(codebook.questions.map(({ id }) => id)) })),
  ];
  const found: Diagnostic[] = [];
  for (const { path, questions } of wanted) {
    const file = files.read(path);
    if ('source' in file) found.push(...(await readThemes(file.source, questions)).diagnostics);
    else if (file.problem.code !== 'missing') found.push(file.problem);
  }
  return found;
}
