// What hangs loose between needs, surveys and guidelines: milestones that no question is asked for, questions that inform nothing, findings and
// challenges in no guideline, and what was raised and taken up by nothing.
import { homeless } from '../coverage.ts';
import type { Challenge, Note, Survey } from '../group.ts';
import type { Raised } from '../meeting.ts';
import type { Overview } from '../overview.ts';
import type { Thing } from '../reference.ts';
import type { SurveyQuestion } from '../surveys/codebook.ts';
import { surveyCoverage } from '../surveys/coverage.ts';
import { isOpen, keyOf } from '../waiting.ts';
import type { Evidence } from './evidence.ts';

interface AskedIn {
  readonly survey: Survey;
  readonly question: SurveyQuestion;
  readonly index: number;
}

export interface Unused {
  /** Open milestones without a question that is asked for them or for a part of them; `survey` where one waits for that survey. None where the group asks nothing at all. */
  readonly unasked: readonly { readonly thing: Thing; readonly survey?: Survey }[];
  /** Questions that inform nothing, and are not there to group the others. */
  readonly idle: readonly AskedIn[];
  /** Questions with published results that no guideline cites. `forGuideline` where they were asked for one. */
  readonly uncited: readonly (AskedIn & { readonly forGuideline: boolean })[];
  readonly challenges: readonly Challenge[];
  readonly raised: readonly { readonly note: Note; readonly raised: Raised }[];
}

/** What hangs loose in a group. */
export function unusedIn(view: Overview, { guidelines, grounds }: Evidence): Unused {
  const { group, directory } = view;
  const coverage = surveyCoverage(view);
  const informed = new Set(coverage.informed.map(({ thing }) => keyOf(thing)));
  // What is asked for a part is asked for the whole.
  for (const { fields, path } of group.milestones) {
    const whole = fields.part_of === undefined || !informed.has(path) ? undefined : directory.find(fields.part_of, ['milestone']);
    if (whole !== undefined && 'thing' in whole) informed.add(keyOf(whole.thing));
  }
  const waits = new Map(coverage.uninformed.map(({ thing, survey }) => [keyOf(thing), survey]));
  const unasked = directory.things.flatMap((thing) => {
    if (thing.kind !== 'milestone' || !isOpen(thing) || informed.has(keyOf(thing))) return [];
    const survey = waits.get(keyOf(thing));
    return [{ thing, ...(survey && { survey }) }];
  });
  const cited = new Set<string>();
  for (const { citations, status } of guidelines)
    for (const { aim } of status === 'retired' ? [] : citations) {
      if ('lost' in aim) continue;
      cited.add(aim.path);
      if (aim.survey !== undefined) cited.add(`${aim.survey}#${aim.question ?? ''}`);
    }
  const uncited = group.surveys.flatMap((survey) => {
    const results = grounds.results.get(survey.slug);
    const asked = new Set(results?.questions.map(({ id }) => id));
    if (cited.has(`${survey.slug}#`)) return [];
    return survey.codebook.questions.flatMap((question, index) => {
      if (question.group || !asked.has(question.id) || cited.has(`${survey.slug}#${question.id}`)) return [];
      const forGuideline = question.informs.some((words) => 'thing' in directory.find(words, ['guideline']));
      return [{ survey, question, index, forGuideline }];
    });
  });
  return {
    unasked: group.surveys.length === 0 ? [] : unasked,
    idle: coverage.idle,
    uncited,
    challenges: group.challenges.filter(({ path }) => !cited.has(path)),
    raised: group.notes.flatMap((note) => homeless(note, view.coverage).map((raised) => ({ note, raised }))),
  };
}
