// Where a survey stands before there are results: its phase and days, where it was sent, what it waits for, and what is wrong with it. For
// several surveys, one line each.
import { findProblems } from '../../model/checks/list.ts';
import type { Survey } from '../../model/group.ts';
import type { Overview } from '../../model/overview.ts';
import { type Phase, phases } from '../../model/surveys/codebook.ts';
import type { Results } from '../../model/surveys/results.ts';
import type { Day } from '../../time/day.ts';
import type { Block, Document, Inline, Item, Span } from '../document.ts';
import { titleCalled } from '../thing.ts';
import { bracketed, plural } from '../words.ts';
import { resultsLine } from './page.ts';

/** A survey as scripts get it. */
interface SurveyStanding {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly phase: Phase;
  readonly days: readonly { readonly phase: Phase; readonly day: Day }[];
  /** The first planned day that is not over, of a phase that it has not come to. */
  readonly next: { readonly phase: Phase; readonly day: Day } | null;
  readonly questions: number;
  readonly sent: readonly { readonly channel: string; readonly day: Day }[];
  readonly waitsFor: readonly { readonly id: string; readonly text: string }[];
  readonly problems: { readonly errors: number; readonly warnings: number };
  readonly results: { readonly responses: number; readonly words: string } | null;
}

export interface SurveysFacts {
  readonly schema: 'wg/surveys/1';
  readonly group: string;
  readonly asOf: Day;
  readonly surveys: readonly SurveyStanding[];
}

/** The surveys that are asked for. `resultsOf` gives those that have been imported. */
export function surveysFacts(view: Overview, surveys: readonly Survey[], resultsOf: (survey: Survey) => Results | undefined): SurveysFacts {
  const problems = findProblems(view);
  return {
    schema: 'wg/surveys/1',
    group: view.group.settings.name ?? 'this group',
    asOf: view.today,
    surveys: surveys.map((survey): SurveyStanding => {
      const { slug, path, fields, codebook } = survey;
      const phase = fields.phase ?? 'draft';
      const days = phases.flatMap((name) => {
        const day = fields.phases?.get(name);
        return day === undefined ? [] : [{ phase: name, day }];
      });
      const own = problems.filter(({ place }) => place.path === path);
      const results = resultsOf(survey);
      return {
        id: slug,
        title: fields.title ?? slug,
        path,
        phase,
        days,
        next: days.find((at) => phases.indexOf(at.phase) > phases.indexOf(phase)) ?? null,
        questions: codebook.questions.length,
        sent: [...(fields.sent ?? [])].map(([channel, day]) => ({ channel, day })),
        waitsFor: (fields.blocked_by ?? []).map((id) => ({ id, text: titleCalled(view.directory, id) })),
        problems: {
          errors: own.filter(({ severity }) => severity === 'error').length,
          warnings: own.filter(({ severity }) => severity === 'warning').length,
        },
        results: results === undefined ? null : { responses: results.responses, words: resultsLine(results) },
      };
    }),
  };
}

/** One survey in full, or a list of several. */
export function surveysPage({ group, asOf, surveys }: SurveysFacts): Document {
  const [only] = surveys;
  const head: Block = { kind: 'paragraph', inlines: [`as of ${asOf}`] };
  if (only === undefined) {
    const none: Block = { kind: 'paragraph', inlines: ['There is no survey yet', hint('; wg new-survey makes one'), '.'] };
    return { title: `${group}: surveys`, blocks: [head, none] };
  }
  if (surveys.length > 1)
    return { title: `${group}: surveys`, blocks: [head, { kind: 'list', items: surveys.map((survey) => lineOf(survey, asOf)) }] };
  const { title, sent, days, waitsFor } = only;
  const dayItems = days.map(({ phase, day }): Item => ({ inlines: [`${phase}: ${day}`] }));
  const sentItems = sent.map(({ channel, day }): Item => ({ inlines: [`${channel}, ${day}`] }));
  return {
    title: `${title}: no results yet`,
    blocks: [
      head,
      { kind: 'list', items: [lineOf(only, asOf)] },
      ...section('Days', dayItems, ['no phase has a day', hint('; write them under `phases:`')]),
      ...section('Sent to', sentItems, ['nowhere that is written down', hint(`; when it is out: wg sent ${only.id} CHANNEL`)]),
      ...(waitsFor.length === 0 ? [] : section('Waits for', waitsFor.map(waitItem), [])),
      { kind: 'paragraph', inlines: [hint(goOn(only))] },
    ],
  };
}

function lineOf({ id, title, path, phase, next, questions, problems, results }: SurveyStanding, asOf: Day): Item {
  const words = [
    ...(results === null ? [plural(questions, 'question')] : [results.words]),
    ...(next === null
      ? phase === 'analysed'
        ? []
        : ['no day for the next phase']
      : [`${nextWords(next.phase, next.day < asOf)} ${next.day}`]),
    ...(results === null ? ['no results'] : []),
  ];
  const found = problems.errors + problems.warnings;
  return {
    lead: { text: phase, tone: 'strong' },
    inlines: [
      title,
      ...bracketed([{ hint: id }], '', 'id'),
      `: ${words.join('; ')}`,
      ...(found === 0 ? [] : [hint(`; wg check finds ${plural(found, 'problem')}`)]),
    ],
    target: { path },
  };
}

/** What comes next, and whether its day has gone by: `closes on`, `was to close on`. */
function nextWords(phase: Phase, isOver: boolean): string {
  const [will, was] = NEXT.get(phase) ?? [`${phase} on`, `was to be ${phase} on`];
  return isOver ? was : will;
}

const NEXT: ReadonlyMap<Phase, readonly [will: string, was: string]> = new Map([
  ['review', ['in review from', 'was to be in review from']],
  ['open', ['opens on', 'was to open on']],
  ['closed', ['closes on', 'was to close on']],
  ['analysed', ['analysed by', 'was to be analysed by']],
]);

function waitItem({ id, text }: SurveyStanding['waitsFor'][number]): Item {
  return { inlines: [text, ...(id === text ? [] : bracketed([{ hint: id }]))] };
}

/** What those who type commands read, and pages leave out. */
function hint(text: string): Span {
  return { text, hint: true };
}

function section(text: string, items: readonly Item[], none: readonly Inline[]): readonly Block[] {
  const heading: Block = { kind: 'heading', level: 2, text };
  return items.length === 0 ? [heading, { kind: 'paragraph', inlines: none }] : [heading, { kind: 'list', items }];
}

function goOn({ id, phase, problems }: SurveyStanding): string {
  if (phase === 'open' || phase === 'closed' || phase === 'analysed')
    return `Results come from the survey tool's export: wg import-survey FILE --survey ${id}`;
  return problems.errors + problems.warnings > 0
    ? 'Before it is sent: wg check says what is wrong with the questionnaire.'
    : `The questionnaire is ready to be sent: wg export-survey ${id} --to google-forms`;
}
