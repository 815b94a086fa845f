// The published results of surveys as commands come by them.
import { readResults } from '../model/surveys/read-results.ts';
import { type Results, resultsPath } from '../model/surveys/results.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Context } from './command.ts';

/** The published results of a survey; undefined where there are none, or they cannot be read, which is then told. */
export function publishedOf({ files }: Pick<Context, 'files'>, survey: string, diagnostics: Diagnostic[]): Results | undefined {
  const file = files.read(resultsPath(survey));
  if ('problem' in file) {
    if (file.problem.code !== 'missing') diagnostics.push(file.problem);
    return undefined;
  }
  const results = readResults(file.source);
  if (!('problem' in results)) return results;
  diagnostics.push(results.problem);
  return undefined;
}
