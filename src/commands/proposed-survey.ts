// The file of a survey that is proposed from an export: its questionnaire, and whether it is over.
import { printSurvey } from '../model/surveys/print-survey.ts';
import { resultsPath } from '../model/surveys/results.ts';
import type { Mapping } from '../model/surveys/source.ts';
import type { Write } from '../text/files.ts';
import { type Day, daysBetween } from '../time/day.ts';
import type { Kept } from './keep-answers.ts';

/** So many days after its last answer a survey is taken to be closed. */
const QUIET_DAYS = 30;

/** The new file, and what to say of its phase where that is not plainly `open`. The day of the last answer is told only where results are published. */
export function proposedSurvey(
  id: string,
  { codebook }: Mapping,
  { lastAnswer, writes }: Pick<Kept, 'lastAnswer' | 'writes'>,
  today: Day,
): { readonly write: Write; readonly said: readonly string[] } {
  const { title, language, questions } = codebook;
  const isOver = lastAnswer !== undefined && daysBetween(lastAnswer, today) > QUIET_DAYS;
  const day = isOver && writes.some(({ path }) => path === resultsPath(id)) ? lastAnswer : undefined;
  const path = `surveys/${id}/survey.yaml`;
  const after = printSurvey({
    title,
    ...(language !== undefined && { language }),
    phase: isOver ? 'closed' : 'open',
    ...(day !== undefined && { phases: new Map([['closed', day]]) }),
    questions,
  });
  const since = day === undefined ? `the last answer came more than ${QUIET_DAYS} days ago` : `the last answer came on ${day}`;
  const said = isOver ? [`${since}, so ${path} says that the survey is closed; where answers still come, write \`phase: open\` there`] : [];
  return { write: { path, before: undefined, after }, said };
}
