// Milestones that stay open though the survey which they waited for, or are the work on, has come further. Files cannot tell whether such a
// milestone is done, so the group is asked.
import type { Milestone, Survey } from './group.ts';
import type { Overview } from './overview.ts';
import { looseName, type Thing, workKinds } from './reference.ts';
import { type Phase, phases } from './surveys/codebook.ts';
import { dueOf, isOpen, keyOf } from './waiting.ts';

/** A milestone to ask about; `phase` is the one that the survey is in. */
export interface Reached {
  readonly milestone: Milestone;
  readonly survey: Survey;
  readonly phase: Phase;
}

/** The milestones to ask about, each with one survey. What is parked, or waits for something else, is not asked about. */
export function reachedOf({ group: { surveys, milestones }, waiting, directory, coverage, actions, today }: Overview): readonly Reached[] {
  if (surveys.length === 0) return [];
  const named = (words: readonly string[] = []): readonly Thing[] =>
    words.flatMap((one) => {
      const found = directory.find(one, workKinds);
      return 'thing' in found ? [found.thing] : [];
    });
  let goneOnWith: ReadonlySet<Milestone | undefined> | undefined;
  // A late milestone that nobody goes on with, where all that it waited for is there.
  const waitedFor = (milestone: Milestone): Survey | undefined => {
    const [survey] = named(milestone.fields.blocked_by).flatMap((thing) => (thing.kind === 'survey' ? [thing.record] : []));
    if (survey === undefined) return undefined;
    goneOnWith ??= new Set(actions.flatMap((action) => (action.state === 'open' ? [coverage.restates(action)?.milestone] : [])));
    return goneOnWith.has(milestone) ? undefined : survey;
  };
  const ofWhole = surveys.flatMap((survey) =>
    survey.fields.phase === 'analysed' ? named(survey.fields.blocked_by).map((thing) => ({ thing, survey })) : [],
  );
  return milestones.flatMap((milestone): readonly Reached[] => {
    const thing = { kind: 'milestone', id: milestone.slug, record: milestone } as const;
    if (!isOpen(thing) || milestone.fields.status === 'parked' || waiting.blockersOf(keyOf(thing)).length > 0) return [];
    const due = dueOf(thing);
    const isLate = due !== undefined && due < today;
    const survey =
      surveys.find((one) => isOut(one, isLate) && isItsWork(milestone, one, surveys.length === 1)) ??
      (isLate ? waitedFor(milestone) : undefined) ??
      ofWhole.find((one) => one.thing.kind === 'milestone' && one.thing.record === milestone)?.survey;
    return survey === undefined ? [] : [{ milestone, survey, phase: survey.fields.phase ?? 'draft' }];
  });
}

/** Whether nobody answers a survey any more; where the milestone is late, whether it went out. */
function isOut({ fields: { phase = 'draft', sent } }: Survey, isLate: boolean): boolean {
  return phases.indexOf(phase) > phases.indexOf('open') || (isLate && phase === 'open' && sent !== undefined && sent.size > 0);
}

/** Whether a milestone has a name of the survey; where there is but one, `the survey` means it. */
function isItsWork({ slug, fields }: Milestone, survey: Survey, isOnly: boolean): boolean {
  const names = [survey.slug, survey.fields.title ?? '', ...(survey.fields.aliases ?? []), ...(isOnly ? ['survey', 'questionnaire'] : [])];
  const known = new Set(names.map(looseName).filter((name) => name !== ''));
  return [slug, fields.title ?? '', ...(fields.aliases ?? [])].some((name) => known.has(looseName(name)));
}
