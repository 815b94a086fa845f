// The answers to a survey come in: an export is read, what it holds is said, the answers are kept outside git, and what may be published of
// them is written. In a dry run it is the analyst's look at any export, in a group or not.
import type { Group, Survey } from '../model/group.ts';
import type { mapTo } from '../model/surveys/mapping.ts';
import { withoutIdentifiers } from '../model/surveys/personal-columns.ts';
import { partialAreComplete, tablesOf } from '../model/surveys/profile-tables.ts';
import { propose } from '../model/surveys/propose.ts';
import { reader } from '../model/surveys/reader.ts';
import { smallest } from '../model/surveys/smallest.ts';
import { columnsOfSource, type Mapping } from '../model/surveys/source.ts';
import { suppress } from '../model/surveys/suppress.ts';
import type { Tables } from '../model/surveys/tables.ts';
import { tally } from '../model/surveys/tally.ts';
import { withoutRareOptions } from '../model/surveys/unnamed.ts';
import { slugOfClause, titleOfName } from '../model/title.ts';
import { importSurveyFacts } from '../report/survey/import-json.ts';
import { importSurveyPage } from '../report/survey/import-page.ts';
import { plural } from '../report/words.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { slugOf } from '../text/slug.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { exposedFile } from './exposed-file.ts';
import { type Export, exportOptions, openExport } from './open-export.ts';

export const importSurvey: Command = {
  name: 'import-survey',
  summary: 'read the answers to a survey from an export of its tool',
  description:
    'Reads CSV or TSV as Google Forms, Microsoft Forms, SurveyMonkey, Qualtrics, LimeSurvey, Typeform, Kobo, ODK, Formbricks, Tally and others export it, and says how it was read. ' +
    'Answers are kept in private/, which git ignores, without what identifies people; counts that may be published go into surveys/ID/. ' +
    'The same file again changes nothing; a later export adds what is new. Where there is no questionnaire yet, one is proposed. With --dry-run it works in any folder, and only shows what is in the file.',
  arguments: [{ name: 'file', description: 'the export; - reads standard input', completes: 'file' }],
  options: [
    { name: 'survey', value: 'id', description: 'the survey that these are answers to; without it the one that fits, else a new one' },
    ...exportOptions,
    { name: 'all-answers', description: 'take the last answers into the results, though comparing two versions shows what they said' },
    {
      name: 'option',
      value: 'label',
      description: 'name this option in a proposed questionnaire, though fewer than 5 chose it',
      many: true,
    },
    { name: 'private', description: 'show exact counts on standard output, for your eyes; files hold what may be published all the same' },
  ],
  examples: ['wg import-survey answers.csv --dry-run', 'wg import-survey answers.csv --dry-run --json', 'wg import-survey answers.csv'],
  needs: 'nothing',
  writes: true,
  formats: ['terminal', 'md'],
  run,
};

async function run(context: Context, input: Input): Promise<Outcome> {
  if (!context.inGroup && !context.dryRun)
    return {
      usage: 'there is no group here that could keep the answers; `wg init` makes one, and --dry-run only shows what is in the file',
    };
  const groups = context.inGroup ? await import('../model/group.ts') : undefined;
  const group = await groups?.loadGroup(context.files, 'again');
  const source = await openExport(context, input, group?.settings.date_order);
  if (!('layout' in source)) return source;
  const target = await targetOf(context, input, group, source);
  if (!('mapping' in target)) return target;
  const { survey, id } = target;
  const { k, reason } = smallest(survey?.fields ?? {});
  const wanted = survey?.fields.k ?? k;
  const ofK = wanted === k ? [] : [`k is ${wanted} in ${survey?.path} without a k_reason: ${k} is used`];
  const isPrivate = input.has('private');
  const settled = survey === undefined ? await unnamed(context, input, target.mapping, source, k) : { ...target, said: [] };
  if (!('mapping' in settled)) return settled;
  const { mapping } = settled;
  const doubts = [...source.doubts, ...target.doubts];
  const found = [...source.said, ...target.said, ...settled.said, ...ofK];
  const diagnostics = [...source.broken, ...exposedFile(context, input.one('file') ?? '-', 'export', 'every answer in it')];
  const result = (tables: Tables, more: object = {}): NonNullable<Outcome['result']> => {
    const { encoding, delimiter } = source.shape;
    const { layout, profile } = source;
    const publish = isPrivate ? {} : { publish: (exact: Tables) => suppress(exact, { k, reason }) };
    const facts = importSurveyFacts({ encoding, delimiter, layout, profile, mapping, tables, doubts, ...publish });
    return { document: importSurveyPage(facts, id), json: { ...facts, ...more }, previews: true };
  };
  if (groups === undefined || group === undefined) {
    const tables = await tablesAlone(source, mapping);
    return 'problem' in tables ? { diagnostics: [tables.problem], exit: 2 } : { result: result(tables), found, diagnostics };
  }
  const closed = survey?.fields.phase === 'closed' || survey?.fields.phase === 'analysed';
  const today = context.today(groups.zoneOf(group));
  const { keepAnswers } = await import('./keep-answers.ts');
  const kept = await keepAnswers({ context, survey: id, source, mapping, k, reason, closed, all: input.has('all-answers'), today });
  if ('problem' in kept) return { diagnostics: [kept.problem], exit: 2 };
  const isNew = survey === undefined;
  const changes = kept.makes.length + kept.writes.length > 0;
  const first = isNew && changes ? await (await import('./proposed-survey.ts')).proposedSurvey(id, mapping, kept, today) : undefined;
  const writes = first === undefined ? kept.writes : [first.write, ...kept.writes];
  return {
    makes: kept.makes,
    writes,
    result: result(kept.tables, { survey: id, import: { ...kept.plan.counts, held: kept.plan.verdict.held } }),
    // Otherwise they stand in the result.
    found: [...found, ...(first?.said ?? []), ...kept.said, ...(isPrivate ? kept.rules.map((rule) => `in results.json: ${rule}`) : [])],
    said: saidOf(id, [...kept.makes, ...writes]),
    next: [...(isNew ? [`$EDITOR surveys/${id}/survey.yaml`] : []), 'wg check', `wg report survey ${id}`, ...codeNext(id, mapping)],
    diagnostics,
  };
}

/** How free text is coded, where the survey asks for any. */
function codeNext(id: string, { codebook, sources }: Mapping): readonly string[] {
  const texts = codebook.questions.filter(({ id: question, kind }) => {
    return kind === 'text' && sources.some((source) => source?.part.question.id === question);
  });
  const [first] = texts;
  return first === undefined ? [] : [`wg code ${id} ${texts.length === 1 ? first.id : 'QUESTION'}`];
}

interface Target {
  /** The survey that is there; undefined where a new one is proposed. */
  readonly survey: Survey | undefined;
  readonly id: string;
  readonly mapping: Mapping;
  readonly said: readonly string[];
  readonly doubts: readonly string[];
}

/** The survey that an export has answers to: the one named, the one that fits, or a new one. */
async function targetOf(context: Context, input: Input, group: Group | undefined, source: Export): Promise<Target | Outcome> {
  const named = input.one('survey');
  const surveys = group?.surveys ?? [];
  if (named !== undefined) {
    const name = named.replace(/^surveys\//, '').replace(/\/(?:survey\.yaml)?$/, '');
    const survey = surveys.find(({ slug, fields }) => slug === name || fields.title === named || fields.aliases?.includes(named));
    if (survey !== undefined) return mapped(survey, source, await mapper());
    if (slugOf(name) !== name) return { usage: `--survey takes the id of a survey, or one for a new survey such as \`${slugOf(name)}\`` };
    return proposed(name, titleOfName(name), source, await likeness(surveys, source));
  }
  const map = surveys.length === 0 ? undefined : await mapper();
  const fitting = map === undefined ? [] : surveys.filter((survey) => fits(survey, source, map));
  if (fitting.length > 1)
    return { usage: `the columns fit ${fitting.map(({ slug }) => slug).join(' and ')}: say which with --survey ${fitting[0]?.slug}` };
  const [only] = fitting;
  if (only !== undefined && map !== undefined) {
    const target = mapped(only, source, map);
    return !('mapping' in target) ? target : { ...target, said: [`the columns fit surveys/${only.slug}`, ...target.said] };
  }
  const title = titleOf(source.file.path);
  const id = slugOfClause(title, new Set(surveys.map(({ slug }) => slug)));
  if (context.asks && !context.dryRun && group !== undefined)
    return {
      questions: [
        {
          name: 'survey',
          kind: 'text',
          message: `The columns fit no survey here${surveys.length === 0 ? '' : ` (${surveys.map(({ slug }) => slug).join(', ')})`}. Under which name is it kept?`,
          initial: id,
          validate: (answer) =>
            slugOf(answer) === answer ? undefined : `letters and digits with dashes between, such as ${slugOf(answer)}`,
        },
      ],
    };
  return proposed(id, title, source);
}

/** The survey whose questionnaire an export fits, where its answers are to be kept under another name. */
async function likeness(surveys: readonly Survey[], source: Export): Promise<Survey | undefined> {
  if (surveys.length === 0) return undefined;
  const map = await mapper();
  return surveys.find((survey) => fits(survey, source, map));
}

/** What maps a survey's questions to columns; a first import does not need it. */
async function mapper(): Promise<typeof mapTo> {
  return (await import('../model/surveys/mapping.ts')).mapTo;
}

function mapped(survey: Survey, source: Export, map: typeof mapTo): Target | Outcome {
  if (survey.codebook.questions.length === 0)
    return { usage: `${survey.path} has no questions yet: write them, or name another survey with --survey` };
  const mapping = map(survey.codebook, source.layout, source.profile);
  if (mapping.sources.every((part) => part === undefined))
    return {
      usage: `no column of ${source.file.path} fits a question of ${survey.path}; \`headers:\` of a question names the column that has its answers`,
    };
  return { survey, id: survey.slug, mapping, said: [], doubts: [] };
}

/** More than half of the survey's parts are in the file, and more than half of the file's columns in the survey. */
function fits({ codebook }: Survey, { layout, profile }: Export, map: typeof mapTo): boolean {
  const { sources, columnsWithout } = map(codebook, layout, profile);
  const found = sources.flatMap((part) => (part === undefined ? [] : [part]));
  const columns = found.reduce((sum, part) => sum + columnsOfSource(part).length, 0);
  return 2 * found.length > sources.length && columns > columnsWithout.length;
}

function proposed(id: string, title: string, { layout, profile }: Export, alike?: Survey): Target {
  const mapping = propose(layout, withoutIdentifiers(profile), { title });
  const why = alike === undefined ? 'no questionnaire fits' : `surveys/${id} is new`;
  const said = [`${why}: ${plural(mapping.codebook.questions.length, 'question')} proposed for surveys/${id}/survey.yaml`];
  const wave = `the columns fit ${alike?.path} too: for another wave of it, copy that file to surveys/${id}/survey.yaml before you import, so that options and ids stay the same`;
  return { survey: undefined, id, mapping, said: alike === undefined ? said : [...said, wave], doubts: [] };
}

function titleOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:csv|tsv|tab|txt)$/i, '');
  return titleOfName(name === '-' || name === 'standard input' ? 'survey' : name);
}

/** Tables where nothing is kept: from the first pass if it tells enough, else from the rows. */
async function tablesAlone(source: Export, mapping: Mapping): Promise<Tables | { readonly problem: Diagnostic }> {
  const tables = tablesOf(source.profile, mapping);
  if (tables !== undefined) return tables;
  const counting = tally(mapping.codebook);
  const read = reader(source.layout, mapping, { partialAreComplete: partialAreComplete(source.profile) });
  const problem = await source.eachRow((cells) => {
    const answer = read(cells);
    if (!('skip' in answer)) counting.add(answer);
  });
  return problem === undefined ? counting.tables() : { problem };
}

/** How many values are asked about on a terminal. */
const MOST_ASKED = 40;

/**
 * A proposal that names nothing which only a few gave: they are asked about on a terminal, and counted as write-ins elsewhere. The analyst's own
 * dry run shows the proposal as it is.
 */
async function unnamed(
  context: Context,
  input: Input,
  whole: Mapping,
  source: Export,
  k: number,
): Promise<Outcome | Pick<Target, 'mapping' | 'said'>> {
  if (context.dryRun && input.has('private')) return { mapping: whole, said: [] };
  const tables = await tablesAlone(source, whole);
  if ('problem' in tables) return { diagnostics: [tables.problem], exit: 2 };
  const { mapping, labels } = withoutRareOptions(whole, tables, k, new Set(input.all('option')));
  if (labels.length === 0) return { mapping, said: [] };
  if (context.asks && !context.dryRun && !input.has('option') && labels.length <= MOST_ASKED)
    return {
      questions: [
        {
          name: 'option',
          kind: 'many',
          message: `Fewer than ${k} gave each of these. Which are options of the questionnaire? The others are taken for what people wrote, and not named in git.`,
          choices: labels.map((label) => ({ value: label, label })),
        },
      ],
    };
  const [what, they] =
    labels.length === 1
      ? ['1 value that', 'it counts as a write-in and is']
      : [`${labels.length} values that`, 'they count as write-ins and are'];
  const words = `${what} fewer than ${k} gave may be what people wrote, so ${they} not named in the questionnaire`;
  return { mapping, said: [`${words}: --dry-run --private shows, --option LABEL names an option`] };
}

function saidOf(
  id: string,
  written: readonly { readonly path: string; readonly before?: string | undefined; readonly after?: string }[],
): readonly string[] {
  const paths = written.filter(({ before, after }) => after === undefined || before !== after).map(({ path }) => path);
  return [paths.length === 0 ? `nothing is new: surveys/${id} stays as it is` : `wrote ${paths.join(', ')}`];
}
