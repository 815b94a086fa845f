// A script that makes the survey in Google Forms, run by the organiser in the browser. Follows the reference of the Forms service for Apps
// Script (https://developers.google.com/apps-script/reference/forms). Every word of the questionnaire stands in a string literal.
import type { SurveyQuestion } from '../../model/surveys/codebook.ts';
import { usualWords } from '../../model/surveys/usual-words.ts';
import { type FormProblem, type FormTarget, LONG_SCALE, numberedPoint, type Questionnaire } from './form.ts';
import { formWords } from './words.ts';

export const googleForms: FormTarget = {
  name: 'google-forms',
  tool: 'Google Forms',
  ending: 'gs',
  manyLanguages: false,
  problems: ({ codebook: { questions, language } }) => [
    ...questions.flatMap((question) => problemsOf(question, language)),
    ...sameTitles(questions),
  ],
  make: async (questionnaire) => scriptOf(questionnaire),
};

/** A text as a literal of JavaScript that nothing gets out of: no line end, no `</script>`, no `<!--`, and no sign that hides or turns others. */
export function scriptText(text: string): string {
  return JSON.stringify(text).replace(
    /[<>\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function scriptOf({ codebook, intro }: Questionnaire): string {
  const lines = [
    `var form = FormApp.create(${scriptText(codebook.title)});`,
    ...(intro === undefined ? [] : [`form.setDescription(${scriptText(intro)});`]),
    '// Nobody needs an account to answer, and no address is asked for.',
    'form.setCollectEmail(false);',
    'form.setLimitOneResponsePerUser(false);',
    'if (form.requiresLogin()) form.setRequireLogin(false);',
    ...codebook.questions.flatMap((question) => ['', ...itemOf(question, codebook.language)]),
    '',
    "Logger.log('Look at it and change it: %s', form.getEditUrl());",
    "Logger.log('Send this address: %s', form.getPublishedUrl());",
  ];
  return [
    '// Makes a Google form. Paste all of this into a new project on https://script.google.com, in place of what is there, and choose “Run”.',
    '// Google asks once whether the script may make forms for you. Run it once only: each run makes another form.',
    'function makeForm() {',
    ...lines.map((line) => (line === '' ? '' : `  ${line}`)),
    '}',
    '',
  ].join('\n');
}

function itemOf(question: SurveyQuestion, language: string | undefined): readonly string[] {
  const { ask, kind, choices, rows, several, required, unit } = question;
  const labels = listedLabels(question);
  const other = choices.some(({ role }) => role === 'other') ? ['.showOtherOption(true)'] : [];
  const item = (add: string, help: string | undefined, ...calls: readonly string[]): readonly string[] => [
    `form.${add}()`,
    ...[
      `.setTitle(${scriptText(ask.text)})`,
      ...(help === undefined || help === '' ? [] : [`.setHelpText(${scriptText(help)})`]),
      ...calls,
      `.setRequired(${required});`,
    ].map((call) => `  ${call}`),
  ];
  const list = (texts: readonly string[]): string => `[${texts.map(scriptText).join(', ')}]`;
  switch (kind) {
    case 'single':
      return item('addMultipleChoiceItem', undefined, `.setChoiceValues(${list(labels)})`, ...other);
    case 'multiple':
      return item('addCheckboxItem', undefined, `.setChoiceValues(${list(labels)})`, ...other);
    case 'scale': {
      const points = googleScale(question);
      if (points === undefined)
        return item(labels.length > LONG_SCALE ? 'addListItem' : 'addMultipleChoiceItem', undefined, `.setChoiceValues(${list(labels)})`);
      const [first, last] = [points[0], points.at(-1)];
      const between = points.slice(1, -1).flatMap(({ value, words }) => (words === '' ? [] : [`${value}: ${words}`]));
      return item(
        'addScaleItem',
        between.join('\n'),
        `.setBounds(${first?.value}, ${last?.value})`,
        ...(first?.words || last?.words ? [`.setLabels(${scriptText(first?.words ?? '')}, ${scriptText(last?.words ?? '')})`] : []),
      );
    }
    case 'grid': {
      const add = several ? 'addCheckboxGridItem' : 'addGridItem';
      return item(add, undefined, `.setRows(${list(rows.map(({ label }) => label.text))})`, `.setColumns(${list(labels)})`);
    }
    case 'ranking':
      return item(
        'addGridItem',
        formWords(language).rank,
        `.setRows(${list(labels)})`,
        `.setColumns(${list(labels.map((_, index) => String(index + 1)))})`,
        '.setValidation(FormApp.createGridValidation().requireLimitOneResponsePerColumn().build())',
      );
    case 'number':
      return item('addTextItem', unit, `.setValidation(FormApp.createTextValidation().${numberRule(question)}.build())`);
    case 'text':
      return item('addParagraphTextItem', undefined);
  }
}

function numberRule({ min, max }: SurveyQuestion): string {
  if (min !== undefined && max !== undefined) return `requireNumberBetween(${min}, ${max})`;
  if (min !== undefined) return `requireNumberGreaterThanOrEqualTo(${min})`;
  return max === undefined ? 'requireNumber()' : `requireNumberLessThanOrEqualTo(${max})`;
}

/** The labels that the questionnaire gives: Google has its own place to write for “other”. */
function listedLabels({ choices }: SurveyQuestion): readonly string[] {
  return choices.flatMap(({ role, label }) => (role === 'other' ? [] : [label.text]));
}

/** The points as Google's own scale has them: numbers one after the other, from 0 or 1 to 3 … 10 (ScaleItem.setBounds). Else undefined. */
function googleScale({ choices }: SurveyQuestion): readonly { readonly value: number; readonly words: string }[] | undefined {
  const points = choices.map(numberedPoint).filter((point) => point !== undefined);
  const [from = Number.NaN, to = Number.NaN] = [points[0]?.value, points.at(-1)?.value];
  const isRow = points.length === choices.length && points.every(({ value }, index) => value === from + index);
  return isRow && (from === 0 || from === 1) && to >= 3 && to <= 10 ? points : undefined;
}

function problemsOf(question: SurveyQuestion, language: string | undefined): readonly FormProblem[] {
  const { id, ask, kind, choices, rows } = question;
  const error = (message: string, help: string): FormProblem => ({ severity: 'error', question: id, message, help });
  const note = (message: string): FormProblem => ({ severity: 'note', question: id, message });
  const problems: FormProblem[] = [];
  if (ask.text.trim() === '') problems.push(error('Google Forms needs words for a question', 'write what it asks'));
  const listed = listedLabels(question);
  if (kind !== 'number' && kind !== 'text' && listed.length === 0)
    problems.push(error('Google Forms needs at least one choice', 'add `options:`'));
  if (kind === 'grid' && rows.length === 0) problems.push(error('Google Forms needs at least one row in a grid', 'add `rows:`'));
  for (const [what, texts] of [
    ['choice', listed],
    ['row', rows.map(({ label }) => label.text)],
  ] as const) {
    if (texts.some((text) => text.trim() === '')) problems.push(error(`Google Forms refuses a ${what} without words`, 'give it a label'));
    for (const text of twice(texts))
      problems.push(error(`Google Forms refuses two ${what}s with the same words: “${text}”`, 'make them differ by a word, or join them'));
  }
  const other = choices.find(({ role }) => role === 'other');
  if (other !== undefined && other.label.text !== usualWords('other', language ?? 'en'))
    problems.push(note(`Google Forms shows “${other.label.text}” as “Other”, in its own words`));
  return problems;
}

function sameTitles(questions: readonly SurveyQuestion[]): readonly FormProblem[] {
  const again = twice(questions.map(({ ask }) => ask.text));
  return questions
    .filter(({ ask }, index) => again.has(ask.text.trim()) && questions.findIndex((q) => q.ask.text.trim() === ask.text.trim()) < index)
    .map(({ id, ask }) => ({
      severity: 'error',
      question: id,
      message: `two questions ask “${ask.text}”, and Google Forms names the columns of the answers by the questions alone`,
      help: 'make them differ by a word',
    }));
}

/** Texts that come more than once, as Google compares them: without space at the ends. */
function twice(texts: readonly string[]): ReadonlySet<string> {
  const trimmed = texts.map((text) => text.trim());
  return new Set(trimmed.filter((text, index) => text !== '' && trimmed.indexOf(text) < index));
}
