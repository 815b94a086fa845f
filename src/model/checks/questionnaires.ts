// What is to be mended in a questionnaire before it is sent: its length, its options, its scales and grids. A closed survey is left alone.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { sameWords } from '../similar.ts';
import type { SurveyQuestion } from '../surveys/codebook.ts';
import { overlap, rangeOf } from '../surveys/number-range.ts';
import { readingMinutes } from '../surveys/reading-time.ts';
import type { Check } from './check.ts';
import { type Asked, askable, askedIn, inQuestion, inSurvey, questionExample, surveyExample, toMend } from './survey-places.ts';

const MOST_QUESTIONS = 15;
const MOST_OPEN = 2;
/** So many answers are what a small group can hope for. */
const ANSWERS = 50;
const MOST_ROWS = 10;
const MOST_COLUMNS = 7;

export const questionnaireChecks: readonly Check[] = [
  {
    code: 'survey-length',
    finds: `a survey with more than ${MOST_QUESTIONS} questions`,
    reason: 'with every question fewer people come to the end, and those who do are not like the others.',
    fix: 'take away what informs nothing, or what others know already; or make two surveys.',
    bad: surveyExample('', closedQuestions(15)),
    good: surveyExample('', closedQuestions(14)),
    find: (view) =>
      askable(view).flatMap((survey) => {
        const { length } = survey.codebook.questions;
        if (length <= MOST_QUESTIONS) return [];
        const place = inQuestion({ survey, index: MOST_QUESTIONS }, 'ask');
        return [
          toMend(
            'survey-length',
            survey,
            place,
            `${length} questions; at most ${MOST_QUESTIONS} are answered to the end`,
            'take the weakest away',
          ),
        ];
      }),
  },
  {
    code: 'survey-open-questions',
    finds: `a survey with more than ${MOST_OPEN} questions that are answered in words`,
    reason: 'each answer has to be read several times by somebody; ten options and “other” are counted in a second.',
    fix: 'make options out of the answers that you expect, with `other`; keep one or two for what nobody expects.',
    bad: surveyExample('', openQuestions(3)),
    good: surveyExample('', openQuestions(2)),
    find: (view) =>
      askable(view).flatMap((survey) => {
        const open = openOnes(survey.codebook.questions);
        const third = open[MOST_OPEN];
        if (third === undefined || isAllOpen(survey.codebook.questions)) return [];
        const message = `${open.length} questions are answered in words: ${burden(open.length)}`;
        const help = `keep ${MOST_OPEN} of them, and give the others options`;
        return [toMend('survey-open-questions', survey, inQuestion({ survey, index: third }, 'kind'), message, help)];
      }),
  },
  {
    code: 'survey-all-open',
    finds: 'a survey in which every question is answered in words',
    reason:
      'nobody will be able to analyse it: nothing can be counted, and nothing compared. Groups have waited for such a survey until they gave up.',
    fix: 'give most questions options; begin with one that groups the answers, such as the role.',
    bad: { ...surveyExample(), 'surveys/cafes/survey.yaml': `title: The cafés\nquestions:\n${openQuestions(2)}` },
    good: surveyExample('', openQuestions(1)),
    find: (view) =>
      askable(view).flatMap((survey) => {
        const { questions } = survey.codebook;
        if (!isAllOpen(questions)) return [];
        const message = `every question is answered in words: ${burden(questions.length)}, and nothing can be counted`;
        return [toMend('survey-all-open', survey, inSurvey(survey, 'title'), message, 'give most of them options, and `other: true`')];
      }),
  },
  {
    code: 'options-overlap',
    finds: 'two options of which both are right for one answer, or that are the same',
    reason: 'people choose one by chance, and the counts of both are wrong.',
    fix: 'end one range before the next begins: 1–5, 6–10; take doubles away.',
    bad: questionExample('id: size\nask: How many volunteers are there?\nkind: single\noptions: [1–5, 5–10, More than 10]\n'),
    good: questionExample('id: size\nask: How many volunteers are there?\nkind: single\noptions: [1–5, 6–10, More than 10]\n'),
    find: (view) => askedIn(view).flatMap(overlapsIn),
  },
  {
    code: 'option-separator',
    finds: 'an option with a sign in it by which form tools part several answers',
    reason:
      'exports write several answers into one cell, with a semicolon or a comma between; an option with that sign in it falls into two.',
    fix: 'write “and”, “or” or a slash, or put what is enumerated into brackets in the question.',
    bad: questionExample('id: tools\nask: Which tools do you have?\nkind: multiple\noptions: [Screwdrivers, Saws; planes]\n'),
    good: questionExample('id: tools\nask: Which tools do you have?\nkind: multiple\noptions: [Screwdrivers, Saws and planes]\n'),
    find: (view) => askedIn(view).flatMap(separatorsIn),
  },
  {
    code: 'scale-ends',
    finds: 'a scale of numbers whose ends are not named',
    reason: 'for some 1 is the best and for some the worst; their mean means nothing.',
    fix: 'name the first and the last point: `ends: {1: not at all, 5: very}`.',
    bad: questionExample('id: forms\nask: How hard are the forms?\nkind: scale\nfrom: 1\nto: 5\n'),
    good: questionExample('id: forms\nask: How hard are the forms?\nkind: scale\nfrom: 1\nto: 5\nends: {1: easy, 5: very hard}\n'),
    find: (view) =>
      askedIn(view).flatMap((asked) => {
        const read = asked.survey.fields.questions?.[asked.index]?.values;
        const { from, to, ends, options } = read ?? {};
        if (asked.question.kind !== 'scale' || options !== undefined || from === undefined || to === undefined || to <= from) return [];
        const bare = [from, to].filter((point) => !ends?.has(point));
        if (bare.length === 0) return [];
        const message = `nothing says what ${bare.join(' and ')} of this scale ${bare.length === 1 ? 'means' : 'mean'}`;
        return [toMend('scale-ends', asked.survey, inQuestion(asked, 'kind'), message, `add \`ends: {${from}: …, ${to}: …}\``)];
      }),
  },
  {
    code: 'grid-size',
    finds: `a grid with more than ${MOST_ROWS} rows or ${MOST_COLUMNS} columns`,
    reason: 'on a telephone nobody sees its head any more, and people tick down one column.',
    fix: 'ask for fewer things, or for each one by itself.',
    bad: questionExample(`id: use\nask: How often do you use these?\nkind: grid\noptions: [Never, Often]\nrows: [${numbered(11)}]\n`),
    good: questionExample(`id: use\nask: How often do you use these?\nkind: grid\noptions: [Never, Often]\nrows: [${numbered(10)}]\n`),
    find: (view) =>
      askedIn(view).flatMap((asked) => {
        const { rows, choices, kind } = asked.question;
        if (kind !== 'grid' || (rows.length <= MOST_ROWS && choices.length <= MOST_COLUMNS)) return [];
        const message = `${rows.length} rows and ${choices.length} columns are too many to answer with care`;
        return [
          toMend(
            'grid-size',
            asked.survey,
            inQuestion(asked, 'rows'),
            message,
            `keep ${MOST_ROWS} rows and ${MOST_COLUMNS} columns at most`,
          ),
        ];
      }),
  },
];

function closedQuestions(count: number): string {
  return Array.from(
    { length: count },
    (_, i) => `  - id: q${i}\n    ask: Is there tool ${i}?\n    kind: single\n    options: [Yes, No]\n    informs: [kit]\n`,
  ).join('');
}

function openQuestions(count: number): string {
  return Array.from(
    { length: count },
    (_, i) => `  - id: q${i}\n    ask: What was evening ${i} like?\n    kind: text\n    informs: [kit]\n`,
  ).join('');
}

function numbered(count: number): string {
  return Array.from({ length: count }, (_, i) => `Tool ${i}`).join(', ');
}

function openOnes(questions: readonly SurveyQuestion[]): readonly number[] {
  return questions.flatMap(({ kind }, index) => (kind === 'text' ? [index] : []));
}

function isAllOpen(questions: readonly SurveyQuestion[]): boolean {
  return questions.length > 1 && questions.every(({ kind }) => kind === 'text');
}

function burden(open: number): string {
  return `with ${ANSWERS} answers that is ${ANSWERS * open} texts, ${readingMinutes(ANSWERS * open)} minutes to read them once`;
}

function overlapsIn(asked: Asked): readonly Diagnostic[] {
  const { question, survey } = asked;
  const seen = new Map<string, number>();
  const ranges: { readonly label: string; readonly range: NonNullable<ReturnType<typeof rangeOf>> }[] = [];
  return question.choices.flatMap(({ label: { text }, role }, at): Diagnostic[] => {
    const place = inQuestion(asked, role === 'option' ? 'options' : role.replace('-', '_'), at);
    const key = sameWords(text);
    if (seen.has(key)) return [toMend('options-overlap', survey, place, `\`${text}\` stands twice`, 'take one of them away')];
    seen.set(key, at);
    const range = question.kind === 'single' && role === 'option' ? rangeOf(text) : undefined;
    if (range === undefined) return [];
    const other = ranges.find((before) => overlap(before.range, range));
    ranges.push({ label: text, range });
    if (other === undefined) return [];
    return [
      toMend(
        'options-overlap',
        survey,
        place,
        `\`${other.label}\` and \`${text}\` have a number in common`,
        'end one before the other begins',
      ),
    ];
  });
}

/** Only where several answers come in one cell. */
function separatorsIn(asked: Asked): readonly Diagnostic[] {
  const { question, survey } = asked;
  if (!question.several) return [];
  return question.choices.flatMap(({ label: { text } }, at) => {
    const sign = /;|, /.exec(text)?.[0].trim();
    if (sign === undefined) return [];
    const problem = toMend(
      'option-separator',
      survey,
      inQuestion(asked, 'options', at),
      `\`${text}\` has a ${sign === ';' ? 'semicolon' : 'comma'} in it, by which exports part answers`,
      sign === ';'
        ? 'write “and” or a slash'
        : 'write “and” or a slash; with the codebook at hand the import knows the option all the same',
    );
    // With a comma, the import can still tell it by the list of options.
    return [sign === ';' ? problem : { ...problem, severity: 'note' as const }];
  });
}
