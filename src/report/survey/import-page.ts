// The screen of an import: a line for each question, what is doubtful, and nothing that its facts do not hold. Whether these are exact or as
// they may be published was decided before.
import type { Block, Document, Inline, Item } from '../document.ts';
import { plural, shortened } from '../words.ts';
import type { ImportSurveyFacts, QuestionFacts } from './import-json.ts';

/** How many options stand on a question's line: of points and columns all, as they say something by their order. */
const SHOWN = new Map<QuestionFacts['kind'], number>([
  ['scale', 13],
  ['grid', 8],
]);
const SHOWN_OF_OTHERS = 4;
/** How long a wording may be on its line. */
const LONGEST = 60;

/** The document of an import. `survey` is the id under which answers are kept, where they are. */
export function importSurveyPage(facts: ImportSurveyFacts, survey: string | undefined): Document {
  const { questions, doubts, counted, partial, test } = facts;
  const asked = askedIn(questions);
  const aside = [...(partial > 0 ? [`${partial} partial`] : []), ...(test > 0 ? [plural(test, 'test')] : [])];
  return {
    title: `${survey ?? 'Survey'}: ${plural(counted, 'answer')}`,
    blocks: [
      ...(aside.length === 0 ? [] : [{ kind: 'paragraph' as const, inlines: [`Counted apart: ${aside.join(', ')}.`] }]),
      { kind: 'heading', level: 2, text: 'Questions', aside: String(asked.length) },
      { kind: 'list', items: asked.map(questionItem) },
      ...(questions.some(({ options }) => options.some(({ count }) => count === null))
        ? [{ kind: 'paragraph' as const, inlines: ['A dash is a count that is hidden.'] }]
        : []),
      ...listed('To look at', doubts),
    ],
  };
}

function listed(text: string, sentences: readonly string[]): readonly Block[] {
  if (sentences.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text, aside: String(sentences.length) },
    { kind: 'list', items: sentences.map((sentence) => ({ inlines: [sentence] })) },
  ];
}

/** The parts of each question: one, or the rows of a grid. */
function askedIn(questions: readonly QuestionFacts[]): readonly (readonly QuestionFacts[])[] {
  const asked = new Map<string, QuestionFacts[]>();
  for (const part of questions) {
    const id = questionOf(part);
    const parts = asked.get(id);
    if (parts === undefined) asked.set(id, [part]);
    else parts.push(part);
  }
  return [...asked.values()];
}

function questionOf({ id, row }: QuestionFacts): string {
  return row === undefined ? id : id.replace(/\..*$/s, '');
}

function questionItem(parts: readonly QuestionFacts[]): Item {
  const [first] = parts;
  if (first === undefined) return { inlines: [] };
  const sameNumber = parts.every(({ answered }) => answered === first.answered);
  const rows = first.row === undefined ? '' : ` of ${plural(parts.length, 'row')}`;
  const inlines: readonly Inline[] = [
    { text: questionOf(first), tone: 'id' },
    ` ${first.kind}${rows}${sameNumber ? `, ${answeredWords(first)}` : ''}`,
    { text: `: ${shortened(first.title, LONGEST)}`, tone: 'dim' },
  ];
  const children = parts.flatMap((part): readonly Item[] => {
    const row = part.row === undefined ? '' : `${shortened(part.row, LONGEST)}${sameNumber ? '' : `, ${answeredWords(part)}`}: `;
    const figures = figureWords(part);
    return figures === '' && row === '' ? [] : [{ inlines: [`${row}${figures}`] }];
  });
  return { inlines, ...(children.length > 0 && { children }) };
}

function answeredWords({ answered }: QuestionFacts): string {
  return answered === null ? 'number hidden' : `${answered} answered`;
}

function figureWords({ kind, options, mean, n }: QuestionFacts): string {
  const most = SHOWN.get(kind) ?? SHOWN_OF_OTHERS;
  const ordered = SHOWN.has(kind) ? options : [...options].sort((a, b) => (b.count ?? -1) - (a.count ?? -1));
  const shown = ordered.slice(0, most);
  const short = shown.map(({ label }) => shortened(label, LONGEST_LABEL));
  const words = shown.map(({ label, count, listed }, at) => {
    const cut = short[at] ?? '';
    const same = cut !== label && short.indexOf(cut) !== short.lastIndexOf(cut);
    return `${same ? bothEnds(label) : cut}${listed ? '' : ' (written)'}: ${count ?? '–'}`;
  });
  const rest = options.length - words.length;
  return [...words, ...(rest === 0 ? [] : [`and ${rest} more`]), ...(mean === null ? [] : [`mean ${hundredths(mean)} (n = ${n})`])].join(
    ', ',
  );
}

const LONGEST_LABEL = 40;

/** A label by its beginning and its end, where labels begin alike. */
function bothEnds(label: string): string {
  const end = label.slice(-LONGEST_LABEL / 2);
  return `${shortened(label, LONGEST_LABEL / 2)} ${end.slice(end.indexOf(' ') + 1)}`;
}

function hundredths(mean: number): string {
  return (Math.round(mean * 100) / 100).toString();
}
