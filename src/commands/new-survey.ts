// Makes a survey: its questionnaire, which is the key to its answers as well.

import type { Overview } from '../model/overview.ts';
import { workKinds } from '../model/reference.ts';
import { type Phase, type QuestionKind, questionKinds, type SurveyQuestion } from '../model/surveys/codebook.ts';
import { type LineParts, questionOfLine, questionOfParts } from '../model/surveys/question-line.ts';
import { slugOfClause } from '../model/title.ts';
import { isOpen } from '../model/waiting.ts';
import { plural } from '../report/words.ts';
import type { Question } from '../text/question.ts';
import type { Day } from '../time/day.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { dayFromWords } from './day-from-words.ts';
import { beginTitled, idsCalled, madeResult, wrongSlug } from './new-titled.ts';
import { peopleNamed } from './people-named.ts';
import { missingSchema } from './schema-file.ts';
import { fillTemplate, templateText } from './template.ts';

const SHAPES = [
  '“single: What is your role? = Leader | Member | Other…”',
  '“scale: How hard are the forms? = 1 easy .. 5 very hard”',
  '“grid: How often do you use these? = Forum | Chat = Never | Weekly”',
  '“number: How many volunteers? = 0 .. 500 people”',
  '“text: What else?”',
].join(', ');

export const newSurvey: Command = {
  name: 'new-survey',
  summary: 'begin a survey: its questions, its days, who answers for it',
  description:
    `Writes surveys/SLUG/survey.yaml with the questions given, or asks for them on a terminal. A question is one line: its kind (${questionKinds.join(', ')}), a colon, the wording, and behind “ = ” what can be answered: ${SHAPES}. ` +
    'A name before the kind becomes the id of the question. An option that ends with “…” is open for other answers. The intro comes from templates/survey.md, where the group has one.',
  arguments: [{ name: 'title', description: 'what the survey is called' }],
  options: [
    { name: 'question', value: 'line', description: 'a question, on one line', many: true },
    { name: 'open', value: 'when', description: 'the day on which it goes out; a day or words' },
    { name: 'close', value: 'when', description: 'the last day for answers' },
    { name: 'analyse', value: 'when', description: 'the day by which the answers are analysed' },
    { name: 'owner', value: 'person', description: 'who answers for it', many: true, completes: 'person' },
    { name: 'informs', value: 'id', description: 'a milestone or guideline that the answers are for', many: true, completes: 'milestone' },
    { name: 'blocked-by', value: 'id', description: 'what has to be there before it can go out', many: true, completes: 'milestone' },
    { name: 'channel', value: 'name', description: 'where it will be sent', many: true },
    { name: 'language', value: 'tag', description: 'the language of its wordings, such as en' },
    { name: 'slug', value: 'slug', description: 'name of its folder, where not made from the title' },
  ],
  examples: [
    'wg new-survey "Tools of the cafés" --question "single: How many tools do you lend? = None | A few | Many" --informs room-list --close "end of March"',
  ],
  needs: 'group',
  writes: true,
  run,
};

async function run(context: Context, input: Input): Promise<Outcome> {
  const begun = await beginTitled(context, input, 'surveys', ({ slug, path }) => [`$EDITOR ${path}`, `wg check surveys/${slug}`]);
  if (!('view' in begun)) return begun;
  const { title, view, taken } = begun;
  const problems: string[] = [];
  const wanted = input.one('slug');
  problems.push(...wrongSlug(wanted, taken, (slug) => `surveys/${slug}`));
  const language = input.one('language');
  if (language !== undefined && !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(language))
    problems.push('--language takes a tag such as en, de or pt-BR');
  const phases = phasesOf(view, input, problems);
  const informs = idsCalled(view, input.all('informs'), ['milestone', 'guideline'], problems);
  const blockedBy = idsCalled(view, input.all('blocked-by'), workKinds, problems);
  if (problems.length > 0) return { usage: problems.join('\n  ') };
  const lines = input.all('question');
  const given = lines.length > 0 || !context.asks ? lines.map((question) => ({ question, informs })) : askedFor(input, view, informs);
  if ('questions' in given) return { questions: given.questions };
  const ids = new Set<string>();
  const questions: SurveyQuestion[] = [];
  for (const one of given) {
    const question = typeof one.question === 'string' ? questionOfLine(one.question, ids) : questionOfParts(one.question, ids);
    if ('problem' in question) problems.push(question.problem);
    else questions.push({ ...question, informs: one.informs });
  }
  if (problems.length > 0) return { usage: problems.join('\n  ') };
  const template = templateText(context, 'survey', '');
  if ('problem' in template) return { diagnostics: [template.problem], exit: 2 };
  const intro = fillTemplate(
    template.text,
    new Map([
      ['title', title],
      ['closed', phases.get('closed') ?? ''],
    ]),
  ).trim();
  const people = peopleNamed(view, input.all('owner'));
  const slug = wanted ?? slugOfClause(title, taken);
  const path = `surveys/${slug}/survey.yaml`;
  const { printSurvey } = await import('../model/surveys/print-survey.ts');
  const after = printSurvey({
    title,
    ...(language && { language }),
    phase: 'draft',
    phases,
    owners: people.slugs,
    blocked_by: blockedBy,
    channels: input.all('channel'),
    ...(intro !== '' && { intro }),
    questions,
  });
  const days = [...phases].map(([phase, day]) => `${phase} ${day}`).join(', ');
  return {
    writes: [...missingSchema(context, (await import('../model/surveys/survey-kind.ts')).surveyKind), { path, before: undefined, after }],
    said: [
      `made ${path}: ${title}, a draft with ${plural(questions.length, 'question')}${days === '' ? '' : ` (${days})`}`,
      ...people.said,
    ],
    next:
      questions.length === 0
        ? [`$EDITOR ${path}`, `wg check surveys/${slug}`]
        : [`wg check surveys/${slug}`, `wg export-survey ${slug} --to google-forms`],
    result: madeResult(slug, path),
  };
}

function phasesOf(view: Overview, input: Input, problems: string[]): ReadonlyMap<Phase, Day> {
  const days = new Map<Phase, Day>();
  for (const [option, phase] of [
    ['open', 'open'],
    ['close', 'closed'],
    ['analyse', 'analysed'],
  ] as const) {
    const words = input.one(option);
    if (words === undefined) continue;
    const read = dayFromWords(words, view);
    if ('problem' in read) {
      problems.push(`--${option}: ${read.problem}`);
      continue;
    }
    const last = [...days].at(-1);
    if (last !== undefined && read.day < last[1]) problems.push(`--${option}: ${read.day} is before ${last[1]}, when it is ${last[0]}`);
    days.set(phase, read.day);
  }
  return days;
}

interface Given {
  readonly question: string | LineParts;
  readonly informs: readonly string[];
}

/** More are not asked for on a terminal: nobody answers them. */
const MOST_ASKED = 15;

/** The questions that a person gave one after the other, or what is to be asked next. An empty wording ends them. */
function askedFor(
  input: Input,
  view: Overview,
  informs: readonly string[],
): readonly Given[] | { readonly questions: readonly Question[] } {
  const given: Given[] = [];
  const targets = view.directory.things.filter((t) => (t.kind === 'milestone' || t.kind === 'guideline') && isOpen(t));
  for (let n = 1; n <= MOST_ASKED; n++) {
    const name = (what: string): string => `${what}-${n}`;
    const ask = input.one(name('ask'));
    if (ask === undefined)
      return { questions: [{ name: name('ask'), kind: 'text', message: `Question ${n}, as people will read it (nothing: that is all)` }] };
    if (ask.trim() === '') break;
    const kind = questionKinds.find((k) => k === input.one(name('kind')));
    if (kind === undefined) return { questions: [kindQuestion(name('kind'))] };
    const parts = ANSWERS.get(kind) ?? [];
    const questions: Question[] = parts
      .filter((part) => input.one(name(part.name)) === undefined)
      .map((part) => ({
        name: name(part.name),
        kind: 'text',
        message: part.message,
        validate: (answer) => wrongIn(kind, part.name, answer),
      }));
    if (informs.length === 0 && targets.length > 0 && !input.has(name('informs')))
      questions.push({
        name: name('informs'),
        kind: 'many',
        message: 'What are the answers for?',
        choices: targets.map((t) => ({ value: view.directory.idOf(t), label: view.directory.idOf(t) })),
      });
    if (questions.length > 0) return { questions };
    const answers = parts.map((part) => input.one(name(part.name))?.trim() ?? '').filter((part) => part !== '');
    const question = { id: undefined, kind, asked: ask.trim().replace(/\s/g, ' '), parts: answers };
    given.push({ question, informs: informs.length > 0 ? informs : input.all(name('informs')) });
  }
  return given;
}

/** What is still to be asked of each kind. */
const ANSWERS: ReadonlyMap<QuestionKind, readonly { readonly name: 'rows' | 'options'; readonly message: string }[]> = new Map<
  QuestionKind,
  readonly { readonly name: 'rows' | 'options'; readonly message: string }[]
>([
  ['single', [{ name: 'options', message: 'The options, with | between; one that ends with … is open for other answers' }]],
  ['multiple', [{ name: 'options', message: 'The options, with | between; one that ends with … is open for other answers' }]],
  ['ranking', [{ name: 'options', message: 'What is put in order, with | between' }]],
  ['scale', [{ name: 'options', message: 'First and last point with what they mean: 1 not at all .. 5 very' }]],
  [
    'grid',
    [
      { name: 'rows', message: 'The rows, with | between' },
      { name: 'options', message: 'The columns, with | between' },
    ],
  ],
]);

function kindQuestion(name: string): Question {
  const label = new Map([
    ['single', 'one of several options'],
    ['multiple', 'any number of options'],
    ['scale', 'a point of a scale'],
    ['grid', 'the same options for several things'],
    ['ranking', 'things put in order'],
    ['number', 'a number'],
    ['text', 'words of their own'],
  ]);
  return {
    name,
    kind: 'choice',
    message: 'How is it answered?',
    choices: questionKinds.map((value) => ({ value, label: `${value}: ${label.get(value)}` })),
  };
}

/** What is wrong with an answer, read as the line that it becomes a part of. */
function wrongIn(kind: QuestionKind, part: 'rows' | 'options', answer: string): string | undefined {
  if (part === 'rows') return answer.trim() === '' ? 'a grid needs rows' : undefined;
  const read = questionOfParts({ id: undefined, kind, asked: '…', parts: [...(kind === 'grid' ? ['…'] : []), answer] }, new Set());
  return 'problem' in read ? read.problem.replace(/ \(in “…”\)$/, '') : undefined;
}
