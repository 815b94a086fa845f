// The results of a survey, two waves of it, or where it stands. Reads what is published, unless the analyst asks for the exact counts on the
// screen.
import type { Survey } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import { readResults } from '../model/surveys/read-results.ts';
import { exactResults, type Results } from '../model/surveys/results.ts';
import { answersOf } from '../model/surveys/store.ts';
import { tally } from '../model/surveys/tally.ts';
import { comparisonOf, comparisonPage } from '../report/survey/compare.ts';
import { resultsPage } from '../report/survey/page.ts';
import { surveysFacts, surveysPage } from '../report/survey/standing.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Day } from '../time/day.ts';
import { thingCalled } from './change-things.ts';
import type { Context, Input } from './command.ts';
import { publishedOf } from './published-results.ts';
import type { Told } from './report-kind.ts';
import { openThemeTally } from './theme-plans.ts';

/** Tells what the input asks of the surveys of a group. */
export async function tellSurvey(view: Overview, input: Input, context: Context): Promise<Told> {
  const name = input.one('id');
  const { surveys } = view.group;
  const found = name === undefined ? undefined : thingCalled(view, name, ['survey']);
  if (typeof found === 'string') return { usage: found };
  const survey = found?.record ?? (surveys.length === 1 ? surveys[0] : undefined);
  if (survey === undefined) return listed(view, surveys, input, context);
  const diagnostics: Diagnostic[] = [];
  const results = input.has('private')
    ? await exact(context, survey, input.one('by'), diagnostics)
    : publishedOf(context, survey.slug, diagnostics);
  if (results === undefined) {
    if (input.has('private')) return { usage: noAnswers(survey, diagnostics) };
    const asked = ['by', 'against'].find((option) => input.has(option));
    if (asked !== undefined) return { usage: `${survey.slug} has no results yet, so there is nothing for --${asked}` };
    const facts = surveysFacts(view, [survey], () => undefined);
    return { facts, page: () => surveysPage(facts), diagnostics };
  }
  return { ...(await told(view, context, input, survey, results)), diagnostics };
}

async function told(view: Overview, context: Context, input: Input, survey: Survey, results: Results): Promise<Told> {
  const against = input.one('against');
  const by = input.one('by');
  if (against !== undefined && by !== undefined) return { usage: 'take either --by or --against: groups of two waves are not compared' };
  if (against !== undefined) {
    const other = await wave(view, context, against);
    if ('usage' in other) return other;
    if (other.survey === results.survey && surveyIs(view, against, survey))
      return { usage: `${survey.slug} is compared with another wave: name another survey, or a file of earlier results` };
    const comparison = comparisonOf(results, other);
    return { facts: comparison, page: () => comparisonPage(comparison, results.title) };
  }
  if (by !== undefined && !results.breakdowns.some((breakdown) => breakdown.by === by)) {
    const there = results.breakdowns.map((breakdown) => breakdown.by);
    const isAsked = survey.codebook.questions.some(({ id }) => id === by);
    const why = isAsked ? `answers are not broken down by \`${by}\`` : `there is no question \`${by}\``;
    const instead =
      there.length === 0 ? `mark a question with \`group: true\` in ${survey.path} and import again` : `there is ${there.join(', ')}`;
    return { usage: `${why}; ${instead}${isAsked && !input.has('private') ? ', or --private for your eyes' : ''}` };
  }
  return { facts: results, page: () => resultsPage(results, { by }) };
}

function surveyIs(view: Overview, name: string, survey: Survey): boolean {
  const found = view.directory.find(name, ['survey']);
  return 'thing' in found && found.thing.kind === 'survey' && found.thing.record === survey;
}

function listed(view: Overview, surveys: readonly Survey[], input: Input, context: Context): Told {
  const asked = ['by', 'against', 'private'].find((option) => input.has(option));
  if (asked !== undefined)
    return { usage: `--${asked} needs a survey: ${surveys.map(({ slug }) => slug).join(', ') || 'there is none yet'}` };
  const diagnostics: Diagnostic[] = [];
  const facts = surveysFacts(view, surveys, (survey) => publishedOf(context, survey.slug, diagnostics));
  return { facts, page: () => surveysPage(facts), diagnostics };
}

/** The exact counts of the answers that are kept in this clone, with the themes that they were given. */
async function exact({ files }: Context, survey: Survey, by: string | undefined, diagnostics: Diagnostic[]): Promise<Results | undefined> {
  const { slug, codebook } = survey;
  const counted = tally(codebook, by === undefined ? {} : { by: [by] });
  const themes = await openThemeTally(files, survey);
  if ('code' in themes) diagnostics.push(themes);
  const days: Day[] = [];
  const problem = answersOf(files, slug, codebook, ({ id, answer }) => {
    counted.add(answer);
    if ('add' in themes) themes.add(id, answer);
    const [first = answer.day, last = answer.day] = days;
    if (answer.day === undefined || first === undefined || last === undefined || answer.state !== 'complete') return;
    days[0] = answer.day < first ? answer.day : first;
    days[1] = answer.day > last ? answer.day : last;
  });
  if (problem !== undefined) {
    diagnostics.push(problem);
    return undefined;
  }
  const [from, to] = days;
  const period = from !== undefined && to !== undefined ? { from, to } : undefined;
  const coded = 'tables' in themes ? themes.tables() : [];
  return exactResults({ survey: slug, codebook, tables: counted.tables(), themes: coded, k: 0, period });
}

function noAnswers({ slug }: Survey, [problem]: readonly Diagnostic[]): string {
  return problem === undefined || problem.code === 'missing'
    ? `no answers to ${slug} are kept here; wg import-survey FILE keeps them, in the clone where it is run`
    : `the answers to ${slug} cannot be read: ${problem.message}`;
}

/** The earlier wave: a survey of this group, else a file of results. */
async function wave(view: Overview, context: Context, name: string): Promise<Results | { readonly usage: string }> {
  const diagnostics: Diagnostic[] = [];
  const found = view.directory.find(name, ['survey']);
  if ('thing' in found && found.thing.kind === 'survey') {
    const results = publishedOf(context, found.thing.record.slug, diagnostics);
    return (
      results ?? { usage: `${found.thing.record.slug} has no results yet${diagnostics.map(({ message }) => `: ${message}`).join('')}` }
    );
  }
  const file = await context.readFile(name);
  if ('problem' in file) return { usage: `\`${name}\` is no survey of this group and no file of results: ${file.problem.message}` };
  const results = readResults(file.source);
  return 'problem' in results ? { usage: `${file.source.path}: ${results.problem.message}` } : results;
}
