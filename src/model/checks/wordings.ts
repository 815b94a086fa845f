// How the questions of a survey are worded, before it is sent: what asks for too much, pushes, asks two things, or is not in every language.
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { SurveyQuestion, Wording } from '../surveys/codebook.ts';
import { asksTwice, type Sign, signIn } from '../surveys/wording-signs.ts';
import type { Check } from './check.ts';
import { type Asked, askable, askedIn, inQuestion, questionExample, surveyExample, toMend } from './survey-places.ts';

export const wordingChecks: readonly Check[] = [
  {
    code: 'asks-personal',
    finds: 'a question that asks who somebody is, or how to reach them',
    reason: 'people answer less openly, and the group has to keep the answers as it keeps secrets.',
    fix: 'take it away. Who wants to hear of the results can leave an address in another form, which is not joined with the answers.',
    bad: questionExample('id: mail\nask: What is your e-mail address?\nkind: text\n'),
    good: questionExample('id: news\nask: How would you like to hear of the results?\nkind: single\noptions: [Forum, Mailing list]\n'),
    find: (view) =>
      signsOf(
        view,
        'personal',
        ({ kind }) => kind === 'text' || kind === 'number',
        (asked, words, place) =>
          toMend(
            'asks-personal',
            asked.survey,
            place,
            `this asks for personal data: “${words}”`,
            'take it away, or ask it in another form that is not joined with the answers',
          ),
      ),
  },
  {
    code: 'leading-question',
    finds: 'a wording that says which answer is wanted',
    reason: 'the answers tell how politely people agree, not what they think.',
    fix: 'ask openly, with both ends: “How easy or hard was it …?”.',
    bad: questionExample("id: hard\nask: Don't you think that the forms are too long?\nkind: single\noptions: [Yes, No]\n"),
    good: questionExample('id: hard\nask: How long are the forms?\nkind: single\noptions: [Too short, Right, Too long]\n'),
    find: (view) =>
      signsOf(
        view,
        'leading',
        () => true,
        (asked, words, place) =>
          toMend(
            'leading-question',
            asked.survey,
            place,
            `“${words}” says which answer is wanted`,
            'ask so that every answer is as easy to give',
          ),
      ),
  },
  {
    code: 'double-question',
    finds: 'two questions in one',
    reason: 'who would answer them differently cannot answer, and nobody knows to which of the two the answer belongs.',
    fix: 'make two questions of it, or keep the one that you need.',
    bad: questionExample(
      'id: visit\nask: Do you visit other cafés, and how do you pay for it?\nkind: single\noptions: [The town, Ourselves]\n',
    ),
    good: questionExample('id: visit\nask: How do you pay for visits to other cafés?\nkind: single\noptions: [The town, Ourselves]\n'),
    find: (view) => [
      ...signsOf(
        view,
        'double',
        ({ kind }) => kind !== 'text',
        (asked, words, place) => toMend('double-question', asked.survey, place, `two questions in one: “… ${words} …”`, 'make two of it'),
      ),
      ...askedIn(view).flatMap((asked) =>
        asked.question.kind !== 'text' && asksTwice(asked.question.ask.text)
          ? [toMend('double-question', asked.survey, inQuestion(asked, 'ask'), 'two questions, one behind the other', 'make two of it')]
          : [],
      ),
    ],
  },
  {
    code: 'sensitive-question',
    finds: 'a question that some would rather not answer, without a way not to',
    reason: 'people leave the survey, or say something else; and the right not to say is theirs.',
    fix: 'add `prefer_not: true`; a number or a text is better not `required`. A question that is recognised and harmless says `sensitive: false`.',
    bad: questionExample('id: old\nask: How old are you?\nkind: single\noptions: [Under 30, 30 or more]\n'),
    good: questionExample('id: old\nask: How old are you?\nkind: single\noptions: [Under 30, 30 or more]\nprefer_not: true\n'),
    find: (view) =>
      askedIn(view).flatMap((asked) => {
        const { question, survey, index } = asked;
        if (hasWayOut(question) || survey.fields.questions?.[index]?.values.sensitive === false) return [];
        const words = question.sensitive ? 'marked as sensitive' : signIn(question.ask.text, survey.codebook.language, 'sensitive');
        if (words === undefined) return [];
        const message = question.sensitive
          ? 'this is sensitive, and there is no way not to say'
          : `“${words}” is sensitive, and there is no way not to say`;
        const isFree = question.kind === 'text' || question.kind === 'number';
        const help = isFree ? 'take `required` away' : 'add `prefer_not: true`, or `sensitive: false` where it is harmless here';
        return [toMend('sensitive-question', survey, inQuestion(asked, 'ask'), message, help)];
      }),
  },
  {
    code: 'survey-translation',
    finds: 'a survey in several languages with wordings that are not in all of them',
    reason: 'people meet a question that they cannot read, and leave.',
    fix: 'add the missing wordings; what is the same in all languages, such as a name, may stay as it is.',
    bad: questionExample(
      'id: day\nask: {en: On which day?, de: An welchem Tag?}\nkind: single\noptions: [{label: {en: Saturday, de: Samstag}}, {label: {en: Sunday, de: Sonntag}}]\n',
      'language: en\n',
    ),
    good: {
      ...surveyExample(),
      'surveys/cafes/survey.yaml':
        'title: The cafés\nlanguage: en\nquestions:\n  - id: room\n    ask: {en: Where do you meet?, de: Wo trefft ihr euch?}\n    kind: text\n    informs: [kit]\n',
    },
    find: (view) =>
      askable(view).flatMap((survey) =>
        untranslated(survey.codebook.questions).map(({ tag, count, index }) =>
          toMend(
            'survey-translation',
            survey,
            inQuestion({ survey, index }, 'ask'),
            `${count} of its questions are not in the language \`${tag}\`; this is the first`,
            `add \`${tag}: …\` to them`,
          ),
        ),
      ),
  },
];

/** Every wording of what is asked, with its language. */
function asksOf({ survey, question }: Asked): readonly { readonly text: string; readonly tag: string | undefined }[] {
  return [{ text: question.ask.text, tag: survey.codebook.language }, ...[...question.ask.in].map(([tag, text]) => ({ text, tag }))];
}

/** A problem for each question of these kinds whose wording bears the sign, in any of its languages. */
function signsOf(
  view: Parameters<typeof askedIn>[0],
  sign: Sign,
  suits: (question: SurveyQuestion) => boolean,
  tell: (asked: Asked, words: string, place: Diagnostic['place']) => Diagnostic,
): readonly Diagnostic[] {
  return askedIn(view).flatMap((asked) => {
    if (!suits(asked.question)) return [];
    for (const { text, tag } of asksOf(asked)) {
      const words = signIn(text, tag, sign);
      if (words !== undefined) return [tell(asked, words, inQuestion(asked, 'ask'))];
    }
    return [];
  });
}

function hasWayOut({ kind, choices, required }: SurveyQuestion): boolean {
  if (kind === 'text' || kind === 'number') return !required;
  return choices.some(({ role }) => role === 'prefer-not') || kind === 'ranking';
}

/** For each further language the questions that lack it, and the first of them. */
function untranslated(
  questions: readonly SurveyQuestion[],
): readonly { readonly tag: string; readonly count: number; readonly index: number }[] {
  const tags = new Set(questions.flatMap(({ ask }) => [...ask.in.keys()]));
  return [...tags].flatMap((tag) => {
    const lacking = questions.flatMap(({ ask, choices, rows }, index) => {
      const words: readonly Wording[] = [ask, ...choices.map((c) => c.label), ...rows.map((r) => r.label)];
      // A label that is the same everywhere is written once.
      const isPlain = (one: Wording): boolean => one !== ask && one.in.size === 0;
      return words.some((one) => !isPlain(one) && !one.in.has(tag)) ? [index] : [];
    });
    const [index] = lacking;
    return index === undefined ? [] : [{ tag, count: lacking.length, index }];
  });
}
