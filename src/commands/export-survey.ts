// Makes a form out of a survey's questionnaire, for the tool in which it is asked.
import { findProblems } from '../model/checks/list.ts';
import type { Survey } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import { phases } from '../model/surveys/codebook.ts';
import { surveyCoverage } from '../model/surveys/coverage.ts';
import { codebookIn, type FormProblem, type FormTarget, type Questionnaire, translations } from '../report/survey-forms/form.ts';
import { formTargets } from '../report/survey-forms/list.ts';
import { plural } from '../report/words.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { textOf } from '../text/files.ts';
import { placeOf } from '../text/source.ts';
import { thingCalled } from './change-things.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { openGroup } from './open-group.ts';

export const exportSurvey: Command = {
  name: 'export-survey',
  summary: 'make a form out of a survey: for Google Forms, for KoboToolbox and ODK, or to print',
  description:
    'Makes the questionnaire of surveys/ID/survey.yaml into a script that makes a Google form (google-forms), a page to print or to post (markdown), or an XLSForm for KoboToolbox and ODK (xlsform). ' +
    'Labels stay as they are, so that wg import-survey knows the answers again. A script or page goes to standard output, or with --out into a file of the group; an XLSForm to surveys/ID/ID.xlsx where no file is named. ' +
    'An XLSForm speaks all languages of the questionnaire; of the others there is one form for each language.',
  arguments: [{ name: 'id', description: 'the survey', completes: 'survey' }],
  options: [
    { name: 'to', value: 'tool', description: 'what the form is for', choices: formTargets.map(({ name }) => name) },
    { name: 'language', value: 'tag', description: 'language of the form, such as de; the main one where none is given' },
    { name: 'out', value: 'file', description: 'file in the group to write', completes: 'file' },
  ],
  examples: [
    'wg export-survey cafes --to google-forms > form.gs',
    'wg export-survey cafes --to markdown',
    'wg export-survey cafes --to xlsform',
  ],
  needs: 'group',
  writes: true,
  async run(context, input) {
    const view = await openGroup(context);
    const thing = thingCalled(view, input.one('id') ?? '', ['survey']);
    if (typeof thing === 'string') return { usage: thing };
    const survey = thing.record;
    const target = formTargets.find(({ name }) => name === input.one('to'));
    if (target === undefined) return { questions: [toolQuestion] };
    const found = findProblems(view).filter(({ place, severity }) => place.path === survey.path && severity !== 'note');
    // They are of no matter to the form, and there may be one for each question.
    const problems = found.filter(({ code }) => code !== 'informs-nothing');
    const said = refusalOf(survey, problems);
    if (said !== undefined) return { diagnostics: problems, said: [said], exit: 2 };
    const wanted = questionnaireIn(survey, target, input.one('language'));
    if (typeof wanted === 'string') return { usage: wanted };
    const remarks = target.problems(wanted);
    const refused = remarks.filter(({ severity }) => severity === 'error').map((problem) => diagnosticOf(survey, problem));
    if (refused.length > 0) return { diagnostics: [...problems, ...refused], exit: 2 };
    const outcome = await written(context, input, survey, target, wanted);
    return {
      diagnostics: problems,
      ...outcome,
      said: [
        ...remarks.map(remarkOf),
        ...aimless(survey, found.length === problems.length ? 0 : idleIn(view, survey)),
        ...(outcome.said ?? []),
        ...(outcome.usage === undefined ? [howToGoOn(target)] : []),
      ],
      next: nextSteps(view, survey, target, wanted),
    };
  },
};

const toolQuestion = {
  name: 'to',
  kind: 'choice',
  message: 'What is the form for?',
  choices: formTargets.map(({ name, tool }) => ({ value: name, label: tool })),
} as const;

function refusalOf({ path, codebook }: Survey, problems: readonly Diagnostic[]): string | undefined {
  const wrong = problems.filter(({ severity }) => severity === 'error').length;
  if (wrong > 0) return `no form was made: ${plural(wrong, 'error')} in ${path} would be in the form as well`;
  return codebook.questions.length === 0 ? `no form was made: ${path} has no questions yet` : undefined;
}

/** The questionnaire in the language that is wanted, or why there is none. */
function questionnaireIn({ slug, fields, codebook }: Survey, target: FormTarget, language: string | undefined): Questionnaire | string {
  const questionnaire = { id: slug, intro: fields.intro, codebook };
  if (language === undefined) return questionnaire;
  const spoken = [...(codebook.language === undefined ? [] : [codebook.language]), ...translations(codebook)];
  if (target.manyLanguages) return `a form of the kind ${target.name} speaks all languages of the questionnaire; leave --language out`;
  if (spoken.includes(language)) return { ...questionnaire, codebook: codebookIn(codebook, language) };
  return spoken.length === 0
    ? 'the questionnaire has one language, and says of none which it is: leave --language out'
    : `the questionnaire does not speak \`${language}\`; it speaks: ${spoken.join(', ')}`;
}

/** Questions of a survey that are for nothing. */
function idleIn(view: Overview, survey: Survey): number {
  return surveyCoverage(view).idle.filter((asked) => asked.survey === survey).length;
}

/** That nobody said what questions are for. */
function aimless({ slug }: Survey, count: number): readonly string[] {
  if (count === 0) return [];
  return [`nothing says what the answers to ${plural(count, 'question')} are for: wg check surveys/${slug} tells which`];
}

function diagnosticOf({ path, source, fields, codebook }: Survey, problem: FormProblem): Diagnostic {
  const { question, help } = problem;
  const asked = fields.questions?.[codebook.questions.findIndex(({ id }) => id === question)];
  const node = asked?.nodes.get('ask') ?? asked?.node;
  return {
    code: 'form-refused',
    severity: 'error',
    place: node === undefined ? { path, line: 1 } : placeOf(source, node.span),
    message: remarkOf(problem),
    ...(help !== undefined && { help }),
  };
}

async function written(context: Context, input: Input, survey: Survey, target: FormTarget, wanted: Questionnaire): Promise<Outcome> {
  const { slug } = survey;
  const { language } = wanted.codebook;
  const envelope = { schema: 'wg/survey-form/1', survey: slug, to: target.name, ...(language !== undefined && { language }) };
  const made = await target.make(wanted);
  const out = input.one('out');
  if (out === undefined && typeof made === 'string') return { result: { text: made, json: { ...envelope, text: made } } };
  const path = out === undefined ? `surveys/${slug}/${slug}.${target.ending}` : context.pathFromRoot(out);
  if (path === undefined) return { usage: `\`${out}\` lies outside of the group; --out names a file in it` };
  const before = context.files.exists(path) ? context.files.read(path) : undefined;
  if (before !== undefined && !isForm(path, slug, target))
    return { usage: `\`${path}\` is there already; remove it first, or choose another name` };
  const result = { json: { ...envelope, path } };
  if (typeof made !== 'string') {
    const make = async (put: (content: Uint8Array) => void): Promise<undefined> => put(made) as undefined;
    return { makes: [{ path, make }], result, said: [`wrote ${path}`] };
  }
  const old = before && textOf(before);
  if (old === made) return { result, said: [`${path} is up to date`] };
  return { writes: [{ path, before: old, after: made }], result, said: [`wrote ${path}`] };
}

/** Whether what stands at the path is an earlier form, so that it may be replaced: named like one, in the survey's own folder. */
function isForm(path: string, slug: string, { ending }: FormTarget): boolean {
  const name = path.startsWith(`surveys/${slug}/`) ? path.slice(`surveys/${slug}/`.length) : '';
  return name.endsWith(`.${ending}`) && !name.includes('/') && name !== 'results.md';
}

function remarkOf({ question, message }: FormProblem): string {
  return question === undefined ? message : `${question}: ${message}`;
}

function howToGoOn({ name }: FormTarget): string {
  switch (name) {
    case 'google-forms':
      return 'paste it into a new project on https://script.google.com and choose “Run”; its log then shows the address to send';
    case 'xlsform':
      return 'in KoboToolbox choose “New”, then “Upload an XLSForm”; in ODK Central “New form”';
    default:
      return 'print it, or paste it where people read it';
  }
}

function nextSteps({ directory }: Overview, survey: Survey, target: FormTarget, { codebook }: Questionnaire): readonly string[] {
  const main = survey.codebook.language;
  const others = target.manyLanguages || codebook.language !== main ? [] : translations(survey.codebook);
  const found = directory.find(`${survey.slug}:open`, ['survey']);
  const isOpen = phases.indexOf(survey.fields.phase ?? 'draft') >= phases.indexOf('open');
  return [
    ...others.map((tag) => `wg export-survey ${survey.slug} --to ${target.name} --language ${tag}`),
    ...(isOpen || !('thing' in found) ? [] : [`wg done ${directory.idOf(found.thing)}`]),
  ];
}
