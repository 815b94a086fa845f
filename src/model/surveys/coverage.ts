// What the answers to surveys are for, both ways: which milestones and guidelines a question informs, and which of them wait for a survey
// that asks nothing on their behalf.
import type { Survey } from '../group.ts';
import type { Overview } from '../overview.ts';
import { type Found, type Thing, workKinds } from '../reference.ts';
import { keyOf } from '../waiting.ts';
import type { SurveyQuestion } from './codebook.ts';

/** Where a question says what it is for: its survey, itself, and its index there. */
interface Asked {
  readonly survey: Survey;
  readonly question: SurveyQuestion;
  readonly index: number;
}

/** A milestone or guideline with the questions whose answers are for it. */
interface Informed {
  readonly thing: Thing;
  readonly questions: readonly Asked[];
}

export interface SurveyCoverage {
  /** Milestones, then guidelines, that some question informs, in the order of the files. */
  readonly informed: readonly Informed[];
  /** Questions that say of nothing that they inform it, and are not there to group the others. */
  readonly idle: readonly Asked[];
  /** Milestones and guidelines that wait for the answers to a survey that has questions, none of them for it. */
  readonly uninformed: readonly { readonly thing: Extract<Thing, { readonly kind: 'milestone' | 'guideline' }>; readonly survey: Survey }[];
  /** Names under `informs` that mean nothing, or several things. `at` is their index in the list. */
  readonly unclear: readonly (Asked & { readonly at: number; readonly words: string; readonly found: Exclude<Found, { thing: Thing }> })[];
}

export function surveyCoverage({ group, directory }: Overview): SurveyCoverage {
  const byThing = new Map<string, { thing: Thing; questions: Asked[] }>();
  const idle: Asked[] = [];
  const unclear: {
    survey: Survey;
    question: SurveyQuestion;
    index: number;
    at: number;
    words: string;
    found: Exclude<Found, { thing: Thing }>;
  }[] = [];
  for (const survey of group.surveys)
    for (const [index, question] of survey.codebook.questions.entries()) {
      const asked = { survey, question, index };
      if (question.informs.length === 0 && !question.group) idle.push(asked);
      for (const [at, words] of question.informs.entries()) {
        const found = directory.find(words, ['milestone', 'guideline']);
        if (!('thing' in found)) {
          unclear.push({ ...asked, at, words, found });
          continue;
        }
        const there = byThing.get(keyOf(found.thing));
        if (there === undefined) byThing.set(keyOf(found.thing), { thing: found.thing, questions: [asked] });
        else if (!there.questions.some((other) => other.question === question)) there.questions.push(asked);
      }
    }
  const things = group.surveys.length === 0 ? [] : directory.things;
  const uninformed = things.flatMap((thing) => {
    if (thing.kind !== 'milestone' && thing.kind !== 'guideline') return [];
    const waitsFor = new Set(
      (thing.record.fields.blocked_by ?? []).flatMap((words) => {
        const found = directory.find(words, workKinds);
        // Who waits for a survey to be sent waits for the work on it, not for answers.
        if (!('thing' in found) || found.thing.kind !== 'survey') return [];
        return found.thing.phase === 'closed' || found.thing.phase === 'analysed' ? [found.thing.record] : [];
      }),
    );
    const informing = byThing.get(keyOf(thing))?.questions ?? [];
    return [...waitsFor].flatMap((survey) =>
      survey.codebook.questions.length === 0 || informing.some((asked) => asked.survey === survey) ? [] : [{ thing, survey }],
    );
  });
  const informed = things.flatMap((thing) => byThing.get(keyOf(thing)) ?? []);
  return { informed, idle, uninformed, unclear };
}
